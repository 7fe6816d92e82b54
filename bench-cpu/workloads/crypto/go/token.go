package main

import (
	"bytes"
	"crypto/hmac"
	"encoding/base64"
	"hash"
)

var (
	base64url = base64.RawURLEncoding
	header    = []byte(base64url.EncodeToString([]byte(`{"alg":"HS256","typ":"JWT"}`)))
)

// sign makes a token: header, claims and signature (RFC 7519).
func sign(mac hash.Hash, claims []byte) []byte {
	token := make([]byte, 0, len(header)+2+base64url.EncodedLen(len(claims))+base64url.EncodedLen(mac.Size()))
	token = append(append(token, header...), '.')
	token = base64url.AppendEncode(token, claims)
	signature := sum(mac, token)
	return base64url.AppendEncode(append(token, '.'), signature)
}

// verify returns the claims of a token with that key's signature.
func verify(mac hash.Hash, token []byte) (claims []byte, valid bool) {
	end := bytes.LastIndexByte(token, '.')
	if end < 0 {
		return nil, false
	}
	signed := token[:end]
	head, body, _ := bytes.Cut(signed, []byte("."))
	signature, err := base64url.AppendDecode(nil, token[end+1:])
	if err != nil || !bytes.Equal(head, header) || !hmac.Equal(signature, sum(mac, signed)) {
		return nil, false
	}
	claims, err = base64url.AppendDecode(nil, body)
	return claims, err == nil
}

// tamper returns a token with another first letter of the signature.
func tamper(token []byte) []byte {
	other := bytes.Clone(token)
	first := &other[bytes.LastIndexByte(other, '.')+1]
	if *first == 'A' {
		*first = 'B'
	} else {
		*first = 'A'
	}
	return other
}

func sum(mac hash.Hash, message []byte) []byte {
	mac.Reset()
	mac.Write(message)
	return mac.Sum(nil)
}
