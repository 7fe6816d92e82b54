// Scores card transactions by integer rules over each account's recent history.
package main

import (
	"encoding/binary"
	"fmt"
	"math/bits"

	"backbench/worker"
)

const (
	ring             = 64
	most             = 10_000
	headerBytes      = 12
	patternBytes     = 6
	transactionBytes = 28
)

type pattern struct {
	kind   uint8
	weight int64
	p1, p2 uint16
}

type transaction struct {
	account             uint32
	amount              int64
	millis              int64
	latitude, longitude int64
	merchant, set       uint16
}

// history is what an account did last: the place, and a ring of times and
// amounts.
type history struct {
	seen                int
	latitude, longitude int64
	millis, amount      [ring]int64
}

type fraudScore struct {
	sets         [][]pattern
	transactions []transaction
	// before is what every pass begins with: histories that an earlier pass of
	// the same transactions has left. With empty ones the first transactions
	// would be cheaper than the rest.
	before, histories []history
	next              int
}

func load(path string) (worker.Kernel, error) {
	items, data, err := worker.ReadInput(path, "BBFS")
	if err != nil {
		return nil, err
	}
	if len(data) < headerBytes {
		return nil, fmt.Errorf("%s: expected %d bytes behind the beginning, got %d", path, headerBytes, len(data))
	}
	u16, u32, u64 := binary.LittleEndian.Uint16, binary.LittleEndian.Uint32, binary.LittleEndian.Uint64
	accounts, sets, patterns := int(u32(data)), int(u32(data[4:])), int(u32(data[8:]))
	if expected := headerBytes + sets*patterns*patternBytes + items*transactionBytes; len(data) != expected {
		return nil, fmt.Errorf("%s: expected %d bytes behind the beginning, got %d", path, expected, len(data))
	}
	data = data[headerBytes:]
	k := &fraudScore{
		sets:         make([][]pattern, sets),
		transactions: make([]transaction, items),
		before:       make([]history, accounts),
		histories:    make([]history, accounts),
	}
	for i := range k.sets {
		k.sets[i] = make([]pattern, patterns)
		for j := range k.sets[i] {
			k.sets[i][j] = pattern{data[0], int64(data[1]), u16(data[2:]), u16(data[4:])}
			data = data[patternBytes:]
		}
	}
	for i := range k.transactions {
		k.transactions[i] = transaction{
			account: u32(data), amount: int64(u32(data[4:])), millis: int64(u64(data[8:])),
			latitude: int64(int32(u32(data[16:]))), longitude: int64(int32(u32(data[20:]))),
			merchant: u16(data[24:]), set: u16(data[26:]),
		}
		data = data[transactionBytes:]
	}
	pass := k.transactions[items-1].millis
	for i := range k.transactions {
		t := &k.transactions[i]
		k.before[t.account].remember(t, t.millis-pass)
	}
	k.startOver()
	return k, nil
}

func (k *fraudScore) Items() int { return len(k.transactions) }

func (k *fraudScore) Step() uint64 {
	raw := k.scoreNext()
	return raw<<2 | uint64(decision(raw))
}

func (k *fraudScore) Checksum() uint64 {
	k.startOver()
	hash := worker.NewHash()
	for range k.transactions {
		raw := k.scoreNext()
		hash.U64(raw)
		hash.U16(uint16(min(raw, most)))
		hash.U8(decision(raw))
	}
	return uint64(hash)
}

func (k *fraudScore) startOver() {
	k.next = 0
	copy(k.histories, k.before)
}

func (k *fraudScore) scoreNext() uint64 {
	t := &k.transactions[k.next]
	h := &k.histories[t.account]
	raw := score(t, h, k.sets[t.set])
	h.remember(t, t.millis)
	k.next++
	if k.next == len(k.transactions) {
		k.startOver()
	}
	return uint64(raw)
}

// decision is 0 approve, 1 review, 2 decline.
func decision(raw uint64) uint8 {
	switch {
	case raw < 3000:
		return 0
	case raw < 6000:
		return 1
	default:
		return 2
	}
}

// score is the sum over the patterns, before saturation.
func score(t *transaction, h *history, patterns []pattern) int64 {
	filled := min(h.seen, ring)
	millis, amounts := h.millis[:filled], h.amount[:filled]
	sum := int64(0)
	for i := range patterns {
		p := &patterns[i]
		switch p.kind {
		case 0:
			sum += recent(millis, t.millis-int64(p.p1)*1000) * p.weight
		case 1:
			sum += deviation(amounts, t.amount, p.weight)
		case 2:
			sum += min(h.speed(t), 1000) * p.weight / 100
		case 3:
			sum += int64(bits.OnesCount32(uint32(t.merchant)*0x9E3779B1^uint32(p.p1))) * p.weight / 8
		default:
			sum += int64(scramble(uint64(t.account^uint32(p.p1)|1), p.p2&63)&127) * p.weight / 64
		}
	}
	return sum
}

func recent(millis []int64, since int64) int64 {
	count := int64(0)
	for _, m := range millis {
		if m >= since {
			count++
		}
	}
	return count
}

// deviation is how far the amount is from the ring's mean, in mean absolute
// deviations; each rule looks for itself.
func deviation(amounts []int64, amount, weight int64) int64 {
	entries := int64(len(amounts))
	total := int64(0)
	for _, a := range amounts {
		total += a
	}
	mean := total / entries
	deviations := int64(0)
	for _, a := range amounts {
		deviations += abs(a - mean)
	}
	return abs(amount-mean) * weight / (deviations/entries + 1)
}

// speed is micro-degrees per millisecond since the account's last transaction.
func (h *history) speed(t *transaction) int64 {
	distance := abs(t.latitude-h.latitude) + abs(t.longitude-h.longitude)
	return distance / (t.millis - h.millis[(h.seen-1)%ring] + 1)
}

func (h *history) remember(t *transaction, millis int64) {
	slot := h.seen % ring
	h.millis[slot] = millis
	h.amount[slot] = t.amount
	h.latitude = t.latitude
	h.longitude = t.longitude
	h.seen++
}

// scramble makes rounds of xorshift64.
func scramble(x uint64, rounds uint16) uint64 {
	for range rounds {
		x ^= x << 13
		x ^= x >> 7
		x ^= x << 17
	}
	return x
}

func abs(x int64) int64 {
	if x < 0 {
		return -x
	}
	return x
}

func main() { worker.Main(load) }
