package main

import "testing"

// The vectors of crypt_blowfish.
func TestAcceptsAsPublishedAndNothingElse(t *testing.T) {
	for password, hash := range map[string]string{
		"U*U":   "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
		"U*U*":  "$2a$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK",
		"U*U*U": "$2a$05$XXXXXXXXXXXXXXXXXXXXXOAcXxm9kjPGEMsLznoKqmqw7tc8WCx4a",
	} {
		if accepted(login{[]byte(hash), []byte(password)}) != 1 {
			t.Errorf("%s: refused", password)
		}
		if accepted(login{[]byte(hash), []byte("V" + password[1:])}) != 0 {
			t.Errorf("V%s: accepted", password[1:])
		}
	}
}

func TestRefusesWhatIsNoHash(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("expected a panic, got none")
		}
	}()
	accepted(login{[]byte("plain text"), []byte("plain text")})
}
