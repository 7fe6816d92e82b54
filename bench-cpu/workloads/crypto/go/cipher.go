package main

import (
	"bytes"
	gocrypto "crypto"
	"crypto/aes"
	"crypto/cipher"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/binary"
	"fmt"
)

// aes256GCM seals a message and opens it again; every eighth comes back
// tampered with. The result is the tag.
func aes256GCM(key []byte) (func([]byte, int) result, error) {
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	aead, err := cipher.NewGCM(block)
	if err != nil {
		return nil, err
	}
	return func(message []byte, number int) result {
		nonce := make([]byte, aead.NonceSize())
		binary.LittleEndian.PutUint32(nonce, uint32(number))
		sealed := aead.Seal(nil, nonce, message, nil)
		tag := bytes.Clone(sealed[len(message):])
		if number%tampered == tampered-1 {
			sealed[0] ^= 1
		}
		opened, err := aead.Open(nil, nonce, sealed, nil)
		if err != nil {
			return result{bytes: tag}
		}
		return result{tag, uint32(len(opened))}
	}, nil
}

// rs256 signs a message and verifies the signature; every eighth comes back
// tampered with. The key is a private one in PKCS #8.
func rs256(key []byte) (func([]byte, int) result, error) {
	parsed, err := x509.ParsePKCS8PrivateKey(key)
	if err != nil {
		return nil, err
	}
	private, ok := parsed.(*rsa.PrivateKey)
	if !ok {
		return nil, fmt.Errorf("expected an RSA key, got %T", parsed)
	}
	return func(message []byte, number int) result {
		digest := sha256.Sum256(message)
		signature, err := rsa.SignPKCS1v15(nil, private, gocrypto.SHA256, digest[:])
		if err != nil {
			panic(err)
		}
		presented := bytes.Clone(signature)
		if number%tampered == tampered-1 {
			presented[len(presented)-1] ^= 1
		}
		// The message is hashed again: who verifies did not sign.
		digest = sha256.Sum256(message)
		if rsa.VerifyPKCS1v15(&private.PublicKey, gocrypto.SHA256, digest[:], presented) != nil {
			return result{bytes: signature}
		}
		return result{signature, uint32(len(message))}
	}, nil
}
