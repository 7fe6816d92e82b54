// Package payments reads payments in batches and settles them by either arm.
package payments

import (
	"encoding/binary"
	"fmt"

	"backbench/worker"
)

// What is wrong with an invalid payment.
const (
	Malformed = 1
	Zero      = 2
	Negative  = 3
	TooFine   = 4
)

// Currencies is how many there are: USD, EUR, JPY, KWD.
const Currencies = 4

const (
	letters      = 13
	paymentBytes = 3 + letters
)

// Scale is the digits behind the point that a currency has (ISO 4217).
var Scale = [Currencies]int32{2, 2, 0, 3}

// Payment is one as it arrives.
type Payment struct {
	Amount           string
	Currency, Method uint8
}

// Ledger settles payments and keeps a balance per currency.
type Ledger interface {
	// Settle books a payment. Its outcome is eight times the net amount in
	// minor units, or a code below eight.
	Settle(p *Payment) int64
	// Balance is in minor units.
	Balance(currency uint8) int64
	// Clear empties the balances.
	Clear()
}

// Batches settles batch after batch.
type Batches[L Ledger] struct {
	ledger   L
	payments []Payment
	batch    int
	next     int
}

// Load reads an input.
func Load[L Ledger](path string, ledger L) (worker.Kernel, error) {
	items, data, err := worker.ReadInput(path, "BBPD")
	if err != nil {
		return nil, err
	}
	if len(data) < 4 {
		return nil, fmt.Errorf("%s: expected the size of a batch, got the end", path)
	}
	batch := int(binary.LittleEndian.Uint32(data))
	data = data[4:]
	if expected := items * batch * paymentBytes; len(data) != expected {
		return nil, fmt.Errorf("%s: expected %d bytes of payments, got %d", path, expected, len(data))
	}
	b := &Batches[L]{ledger: ledger, payments: make([]Payment, items*batch), batch: batch}
	for i := range b.payments {
		p := data[i*paymentBytes:][:paymentBytes]
		b.payments[i] = Payment{Amount: string(p[3 : 3+p[2]]), Currency: p[0], Method: p[1]}
	}
	ledger.Clear()
	return b, nil
}

// Items is the number of batches.
func (b *Batches[L]) Items() int { return len(b.payments) / b.batch }

// Step settles the next batch.
func (b *Batches[L]) Step() uint64 {
	batch := b.payments[b.next : b.next+b.batch]
	digest := int64(0)
	for i := range batch {
		digest += b.ledger.Settle(&batch[i])
	}
	digest += b.ledger.Balance(batch[len(batch)-1].Currency)
	b.next += b.batch
	if b.next == len(b.payments) {
		b.startOver()
	}
	return uint64(digest)
}

// Checksum settles all.
func (b *Batches[L]) Checksum() uint64 {
	b.startOver()
	hash := worker.NewHash()
	for i := range b.payments {
		hash.U64(uint64(b.ledger.Settle(&b.payments[i])))
	}
	for currency := range uint8(Currencies) {
		hash.U64(uint64(b.ledger.Balance(currency)))
	}
	b.startOver()
	return uint64(hash)
}

func (b *Batches[L]) startOver() {
	b.next = 0
	b.ledger.Clear()
}
