// Hashes, authenticates, signs tokens and derives keys with the standard library.
package main

import (
	"crypto/hmac"
	"crypto/pbkdf2"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"hash"

	"backbench/worker"
)

const (
	headerBytes    = 16
	signatureChars = 43
	tampered       = 8
)

type result struct {
	bytes    []byte
	accepted uint32
}

type crypto struct {
	apply    func(message []byte, number int) result
	messages [][]byte
	next     int
}

func load(path string) (worker.Kernel, error) {
	items, data, err := worker.ReadInput(path, "BBCR")
	if err != nil {
		return nil, err
	}
	u32 := binary.LittleEndian.Uint32
	if len(data) < headerBytes || uint64(len(data)-headerBytes) < uint64(u32(data[12:])) {
		return nil, fmt.Errorf("%s: expected a header and a key, got %d bytes", path, len(data))
	}
	number, work, length := int(u32(data)), int(u32(data[4:])), int(u32(data[8:]))
	begin := headerBytes + int(u32(data[12:]))
	apply, err := algorithm(number, data[headerBytes:begin], work)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	data = data[begin:]
	if len(data) != items*length {
		return nil, fmt.Errorf("%s: expected %d bytes of messages, got %d", path, items*length, len(data))
	}
	k := &crypto{apply: apply, messages: make([][]byte, items)}
	for i := range k.messages {
		k.messages[i] = data[i*length:][:length]
	}
	return k, nil
}

func algorithm(number int, key []byte, work int) (func([]byte, int) result, error) {
	mac := hmac.New(sha256.New, key)
	switch number {
	case 0:
		return func(message []byte, _ int) result {
			digest := sha256.Sum256(message)
			return result{bytes: digest[:]}
		}, nil
	case 1:
		return func(message []byte, _ int) result { return result{bytes: sum(mac, message)} }, nil
	case 2:
		return func(message []byte, number int) result { return hs256(mac, message, number) }, nil
	case 3:
		return func(message []byte, _ int) result { return derive(key, message, work) }, nil
	case 4:
		return aes256GCM(key)
	case 5:
		return rs256(key)
	default:
		return nil, fmt.Errorf("expected algorithm 0..5, got %d", number)
	}
}

// hs256 signs claims and verifies the token; every eighth comes back tampered
// with.
func hs256(mac hash.Hash, claims []byte, number int) result {
	token := sign(mac, claims)
	presented := token
	if number%tampered == tampered-1 {
		presented = tamper(token)
	}
	signature, err := base64url.AppendDecode(nil, token[len(token)-signatureChars:])
	if err != nil {
		panic(err)
	}
	accepted, _ := verify(mac, presented)
	return result{signature, uint32(len(accepted))}
}

// derive is PBKDF2: the message is the password, the key the salt, the work the
// number of iterations.
func derive(key, message []byte, work int) result {
	derived, err := pbkdf2.Key(sha256.New, string(message), key, work, sha256.Size)
	if err != nil {
		panic(err)
	}
	return result{bytes: derived}
}

func (k *crypto) Items() int { return len(k.messages) }

func (k *crypto) Step() uint64 {
	r := k.apply(k.messages[k.next], k.next)
	k.next++
	if k.next == len(k.messages) {
		k.next = 0
	}
	return binary.LittleEndian.Uint64(r.bytes) + uint64(r.accepted)
}

func (k *crypto) Checksum() uint64 {
	k.next = 0
	hash := worker.NewHash()
	for i, message := range k.messages {
		r := k.apply(message, i)
		hash.Bytes(r.bytes)
		hash.U32(r.accepted)
	}
	return uint64(hash)
}

func main() { worker.Main(load) }
