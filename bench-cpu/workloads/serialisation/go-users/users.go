// Package users encodes, decodes and validates trees of user, orders and items
// as JSON, with whichever library an arm brings.
package users

import (
	"encoding/binary"
	"fmt"
	"strings"

	"backbench/worker"
)

type user struct {
	ID      int64   `json:"id"`
	Name    string  `json:"name"`
	Email   string  `json:"email"`
	Country string  `json:"country"`
	Active  bool    `json:"active"`
	Orders  []order `json:"orders"`
}

type order struct {
	ID         int64  `json:"id"`
	CreatedAt  string `json:"created_at"`
	Status     string `json:"status"`
	Paid       bool   `json:"paid"`
	TotalCents int64  `json:"total_cents"`
	Note       string `json:"note"`
	Items      []item `json:"items"`
}

type item struct {
	SKU        string `json:"sku"`
	Quantity   int32  `json:"quantity"`
	PriceCents int32  `json:"price_cents"`
}

// validate checks what the types do not say; a sum over the numbers and flags.
func (u *user) validate() (uint64, error) {
	if u.ID < 1 || u.Name == "" || strings.IndexByte(u.Email, '@') < 1 || len(u.Country) != 2 || len(u.Orders) == 0 {
		return 0, fmt.Errorf("user %d breaks a rule", u.ID)
	}
	sum := u.ID + Flag(u.Active)
	for i := range u.Orders {
		o := &u.Orders[i]
		total := int64(0)
		for j := range o.Items {
			it := &o.Items[j]
			if it.SKU == "" || it.Quantity < 1 || it.PriceCents < 0 {
				return 0, fmt.Errorf("order %d: an item breaks a rule", o.ID)
			}
			total += int64(it.Quantity) * int64(it.PriceCents)
			sum += int64(it.Quantity)
		}
		if o.ID < 1 || len(o.CreatedAt) != 20 || !Known(o.Status) || total != o.TotalCents {
			return 0, fmt.Errorf("order %d breaks a rule", o.ID)
		}
		sum += o.ID + total + Flag(o.Paid)
	}
	return uint64(sum), nil
}

// Known tells whether an order may have that status.
func Known(status string) bool {
	switch status {
	case "pending", "paid", "shipped", "delivered", "cancelled":
		return true
	}
	return false
}

// Flag is 1 for true.
func Flag(set bool) int64 {
	if set {
		return 1
	}
	return 0
}

// Codec is a JSON library with the signatures of the standard one.
type Codec struct {
	Marshal   func(any) ([]byte, error)
	Unmarshal func([]byte, any) error
}

type roundTrips struct {
	Codec
	users []*user
	next  int
}

// Load reads the users of an input file.
func (c Codec) Load(path string) (worker.Kernel, error) {
	items, data, err := worker.ReadInput(path, "BBSE")
	if err != nil {
		return nil, err
	}
	k := &roundTrips{Codec: c, users: make([]*user, items)}
	for i := range k.users {
		if len(data) < 4 || uint64(len(data)-4) < uint64(binary.LittleEndian.Uint32(data)) {
			return nil, fmt.Errorf("%s: expected user %d, got the end", path, i)
		}
		end := 4 + int(binary.LittleEndian.Uint32(data))
		k.users[i] = new(user)
		if err := c.Unmarshal(data[4:end], k.users[i]); err != nil {
			return nil, fmt.Errorf("%s: user %d: %w", path, i, err)
		}
		data = data[end:]
	}
	return k, nil
}

func (k *roundTrips) Items() int { return len(k.users) }

func (k *roundTrips) Step() uint64 {
	text := k.encode(k.users[k.next])
	_, sum := k.decode(text)
	k.next++
	if k.next == len(k.users) {
		k.next = 0
	}
	return uint64(len(text)) + sum
}

func (k *roundTrips) Checksum() uint64 {
	k.next = 0
	hash := worker.NewHash()
	for _, u := range k.users {
		decoded, sum := k.decode(k.encode(u))
		hash.Bytes(k.encode(decoded))
		hash.U64(sum)
	}
	return uint64(hash)
}

func (c Codec) encode(u *user) []byte {
	text, err := c.Marshal(u)
	if err != nil {
		panic(err)
	}
	return text
}

func (c Codec) decode(text []byte) (*user, uint64) {
	decoded := new(user)
	if err := c.Unmarshal(text, decoded); err != nil {
		panic(err)
	}
	sum, err := decoded.validate()
	if err != nil {
		panic(err)
	}
	return decoded, sum
}
