// Matches orders by price, then time, in a limit order book.
package main

import (
	"encoding/binary"
	"fmt"

	"backbench/worker"
)

const (
	buyLimit = iota
	sellLimit
	buyMarket
	sellMarket
)

const (
	headerBytes = 12
	eventBytes  = 9
)

type event struct {
	price, quantity uint16
	order           uint32
	kind            uint8
}

type orderMatching struct {
	events []event
	batch  int
	book   *book
	next   int
}

func load(path string) (worker.Kernel, error) {
	items, data, err := worker.ReadInput(path, "BBOM")
	if err != nil {
		return nil, err
	}
	if len(data) < headerBytes {
		return nil, fmt.Errorf("%s: expected %d bytes behind the beginning, got %d", path, headerBytes, len(data))
	}
	u16, u32 := binary.LittleEndian.Uint16, binary.LittleEndian.Uint32
	batch, lowest, levels := int(u32(data)), int(u32(data[4:])), int(u32(data[8:]))
	data = data[headerBytes:]
	if expected := items * batch * eventBytes; len(data) != expected {
		return nil, fmt.Errorf("%s: expected %d bytes of events, got %d", path, expected, len(data))
	}
	k := &orderMatching{events: make([]event, items*batch), batch: batch, book: newBook(lowest, levels, items*batch)}
	for i := range k.events {
		e := data[i*eventBytes:][:eventBytes]
		k.events[i] = event{kind: e[0], price: u16(e[1:]), quantity: u16(e[3:]), order: u32(e[5:])}
	}
	return k, nil
}

func (k *orderMatching) Items() int { return len(k.events) / k.batch }

func (k *orderMatching) Step() uint64 {
	digest := uint64(0)
	for _, r := range k.match() {
		digest += uint64(r.maker)*31 + uint64(r.taker)*17 + (uint64(r.price)+1)*uint64(r.quantity)
	}
	digest += uint64(k.book.bids.bestDepth()) + uint64(k.book.asks.bestDepth()) + uint64(k.next)
	if k.next == len(k.events) {
		k.startOver()
	}
	return digest
}

func (k *orderMatching) Checksum() uint64 {
	k.startOver()
	hash := worker.NewHash()
	for range k.Items() {
		for _, r := range k.match() {
			hash.U32(r.maker)
			hash.U32(r.taker)
			hash.U16(r.price)
			hash.U16(r.quantity)
		}
	}
	k.show(&k.book.bids, &hash)
	k.show(&k.book.asks, &hash)
	k.startOver()
	return uint64(hash)
}

// show adds the best levels that have something left, and zeros for the missing.
func (k *orderMatching) show(s *side, hash *worker.Hash) {
	missing := shown
	for i := range s.queues {
		if depth := s.queues[i].depth; depth > 0 && missing > 0 {
			hash.U16(uint16(s.price(int32(i))))
			hash.U32(uint32(depth))
			missing--
		}
	}
	for range missing {
		hash.U16(0)
		hash.U32(0)
	}
}

func (k *orderMatching) startOver() {
	k.next = 0
	k.book.clear()
}

// match returns the reports of the next batch.
func (k *orderMatching) match() []report {
	b := k.book
	b.reports = b.reports[:0]
	for id := k.next; id < k.next+k.batch; id++ {
		e := &k.events[id]
		price, quantity := int32(e.price), int32(e.quantity)
		switch e.kind {
		case buyLimit:
			b.limit(int32(id), &b.bids, &b.asks, price, quantity)
		case sellLimit:
			b.limit(int32(id), &b.asks, &b.bids, price, quantity)
		case buyMarket:
			b.take(int32(id), &b.asks, int32(len(b.asks.queues)), quantity)
		case sellMarket:
			b.take(int32(id), &b.bids, int32(len(b.bids.queues)), quantity)
		default:
			b.cancel(int32(id), int32(e.order))
		}
	}
	k.next += k.batch
	return b.reports
}

func main() { worker.Main(load) }
