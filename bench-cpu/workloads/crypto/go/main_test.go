package main

import (
	"bytes"
	"crypto/hmac"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/hex"
	"testing"
)

// Known answers: FIPS 180-4 ("abc"), RFC 4231 test case 2, RFC 7914 section 11
// (the first half of its answer).
func TestKnownAnswers(t *testing.T) {
	for _, c := range []struct {
		algorithm          int
		key, message, want string
	}{
		{0, "", "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
		{1, "Jefe", "what do ya want for nothing?", "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"},
		{3, "salt", "passwd", "55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc"},
	} {
		apply, err := algorithm(c.algorithm, []byte(c.key), 1)
		if err != nil {
			t.Fatal(err)
		}
		if got := hex.EncodeToString(apply([]byte(c.message), 0).bytes); got != c.want {
			t.Errorf("algorithm %d: got %s, want %s", c.algorithm, got, c.want)
		}
	}
	if _, err := algorithm(6, nil, 1); err == nil {
		t.Error("algorithm 6: expected an error, got none")
	}
}

// The token that jwt.io shows, signed with "your-256-bit-secret".
func TestToken(t *testing.T) {
	const want = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9." +
		"eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ." +
		"SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c"
	mac := hmac.New(sha256.New, []byte("your-256-bit-secret"))
	if got := sign(mac, []byte(`{"sub":"1234567890","name":"John Doe","iat":1516239022}`)); string(got) != want {
		t.Errorf("got %s", got)
	}
}

func TestRefusesWhatWasTamperedWith(t *testing.T) {
	mac := hmac.New(sha256.New, []byte("key"))
	token := sign(mac, []byte("{}"))
	if claims, valid := verify(mac, token); !valid || string(claims) != "{}" {
		t.Errorf("untouched: got %s, %v", claims, valid)
	}
	if _, valid := verify(hmac.New(sha256.New, []byte("another")), token); valid {
		t.Error("another key: accepted")
	}
	for _, wrong := range [][]byte{
		tamper(token),
		append([]byte("x"), token...),
		bytes.Replace(token, []byte(".e30."), []byte(".W10."), 1), // {} and []
		[]byte("nonsense"),
	} {
		if _, valid := verify(mac, wrong); valid {
			t.Errorf("accepted %s", wrong)
		}
	}
}

func TestAcceptsSevenOfEight(t *testing.T) {
	mac := hmac.New(sha256.New, []byte("key"))
	for i := range 8 {
		want := uint32(2)
		if i == 7 {
			want = 0
		}
		if got := hs256(mac, []byte("{}"), i).accepted; got != want {
			t.Errorf("token %d: got %d, want %d", i, got, want)
		}
	}
}

// McGrew and Viega, The Galois/Counter Mode of Operation, test case 14: all
// zero.
func TestSealsAsPublished(t *testing.T) {
	apply, err := algorithm(4, make([]byte, 32), 0)
	if err != nil {
		t.Fatal(err)
	}
	const want = "d0d1c8a799996bf0265b98b5d48ab919"
	r := apply(make([]byte, 16), 0)
	if got := hex.EncodeToString(r.bytes); got != want || r.accepted != 16 {
		t.Errorf("got %s and %d, want %s and 16", got, r.accepted, want)
	}
	if r = apply(make([]byte, 16), 7); r.accepted != 0 {
		t.Error("accepted what was tampered with")
	}
}

func TestRefusesSignaturesThatWereTamperedWith(t *testing.T) {
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	der, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	apply, err := algorithm(5, der, 0)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []uint32{2, 2, 2, 2, 2, 2, 2, 0} {
		if got := apply([]byte("{}"), i).accepted; got != want {
			t.Errorf("message %d: got %d, want %d", i, got, want)
		}
	}
}
