// Checks passwords with bcrypt.
package main

import (
	"errors"
	"fmt"

	"golang.org/x/crypto/bcrypt"

	"backbench/worker"
)

const (
	hashLetters     = 60
	passwordLetters = 16
	loginBytes      = hashLetters + passwordLetters
)

type login struct {
	hash, password []byte
}

type passwordHash struct {
	logins []login
	next   int
}

func load(path string) (worker.Kernel, error) {
	items, data, err := worker.ReadInput(path, "BBPH")
	if err != nil {
		return nil, err
	}
	if len(data) != items*loginBytes {
		return nil, fmt.Errorf("%s: expected %d bytes behind the beginning, got %d", path, items*loginBytes, len(data))
	}
	k := &passwordHash{logins: make([]login, items)}
	for i := range k.logins {
		l := data[i*loginBytes:][:loginBytes]
		k.logins[i] = login{l[:hashLetters], l[hashLetters:]}
	}
	return k, nil
}

func (k *passwordHash) Items() int { return len(k.logins) }

func (k *passwordHash) Step() uint64 {
	i := k.next
	k.next++
	if k.next == len(k.logins) {
		k.next = 0
	}
	return 2*uint64(i+1) + uint64(accepted(k.logins[i]))
}

func (k *passwordHash) Checksum() uint64 {
	k.next = 0
	hash := worker.NewHash()
	for i, l := range k.logins {
		hash.U32(uint32(i))
		hash.U8(accepted(l))
	}
	return uint64(hash)
}

// accepted is 1 for the password that was hashed, else 0.
func accepted(l login) uint8 {
	switch err := bcrypt.CompareHashAndPassword(l.hash, l.password); {
	case err == nil:
		return 1
	case errors.Is(err, bcrypt.ErrMismatchedHashAndPassword):
		return 0
	default:
		panic(err)
	}
}

func main() { worker.Main(load) }
