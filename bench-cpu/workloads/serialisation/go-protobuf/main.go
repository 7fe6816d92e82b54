// Decodes, validates and encodes messages with Google's runtime and generated
// types.
package main

import (
	"encoding/binary"
	"fmt"
	"strings"

	"google.golang.org/protobuf/proto"

	"backbench/cpu/serialisationprotobuf/userpb"
	"backbench/cpu/users"
	"backbench/worker"
)

type roundTrips struct {
	messages [][]byte
	next     int
}

func load(path string) (worker.Kernel, error) {
	items, data, err := worker.ReadInput(path, "BBPB")
	if err != nil {
		return nil, err
	}
	k := &roundTrips{messages: make([][]byte, items)}
	for i := range k.messages {
		if len(data) < 4 || uint64(len(data)-4) < uint64(binary.LittleEndian.Uint32(data)) {
			return nil, fmt.Errorf("%s: expected message %d, got the end", path, i)
		}
		end := 4 + int(binary.LittleEndian.Uint32(data))
		k.messages[i], data = data[4:end], data[end:]
	}
	if len(data) > 0 {
		return nil, fmt.Errorf("%s: expected the end, got %d more bytes", path, len(data))
	}
	return k, nil
}

func (k *roundTrips) Items() int { return len(k.messages) }

func (k *roundTrips) Step() uint64 {
	encoded, sum := thereAndBack(k.messages[k.next])
	k.next++
	if k.next == len(k.messages) {
		k.next = 0
	}
	return uint64(len(encoded)) + sum
}

func (k *roundTrips) Checksum() uint64 {
	k.next = 0
	hash := worker.NewHash()
	for _, message := range k.messages {
		encoded, sum := thereAndBack(message)
		hash.Bytes(encoded)
		hash.U64(sum)
	}
	return uint64(hash)
}

func thereAndBack(message []byte) ([]byte, uint64) {
	user := new(userpb.User)
	if err := proto.Unmarshal(message, user); err != nil {
		panic(err)
	}
	sum, err := validate(user)
	if err != nil {
		panic(err)
	}
	encoded, err := proto.Marshal(user)
	if err != nil {
		panic(err)
	}
	return encoded, sum
}

// validate checks what the types do not say; a sum over the numbers and flags.
func validate(u *userpb.User) (uint64, error) {
	if u.Id < 1 || u.Name == "" || strings.IndexByte(u.Email, '@') < 1 || len(u.Country) != 2 || len(u.Orders) == 0 {
		return 0, fmt.Errorf("user %d breaks a rule", u.Id)
	}
	sum := u.Id + users.Flag(u.Active)
	for _, o := range u.Orders {
		total := int64(0)
		for _, item := range o.Items {
			if item.Sku == "" || item.Quantity < 1 || item.PriceCents < 0 {
				return 0, fmt.Errorf("order %d: an item breaks a rule", o.Id)
			}
			total += int64(item.Quantity) * int64(item.PriceCents)
			sum += int64(item.Quantity)
		}
		if o.Id < 1 || len(o.CreatedAt) != 20 || !users.Known(o.Status) || total != o.TotalCents {
			return 0, fmt.Errorf("order %d breaks a rule", o.Id)
		}
		sum += o.Id + total + users.Flag(o.Paid)
	}
	return uint64(sum), nil
}

func main() { worker.Main(load) }
