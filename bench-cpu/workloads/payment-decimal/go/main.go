// Settles payments with shopspring/decimal, Go's library having no decimal type.
package main

import (
	"github.com/shopspring/decimal"

	"backbench/cpu/payments"
	"backbench/worker"
)

var (
	rate  = decimals("0.029", "0.0175", "0.008", "0.0349")
	fixed = decimals("0.30", "0.25", "0", "0.49")
)

func decimals(texts ...string) []decimal.Decimal {
	values := make([]decimal.Decimal, len(texts))
	for i, text := range texts {
		values[i] = decimal.RequireFromString(text)
	}
	return values
}

type ledger struct {
	balance [payments.Currencies]decimal.Decimal
}

func (l *ledger) Clear() { *l = ledger{} }

func (l *ledger) Settle(p *payments.Payment) int64 {
	amount, err := decimal.NewFromString(p.Amount)
	if err != nil {
		return payments.Malformed
	}
	switch amount.Sign() {
	case 0:
		return payments.Zero
	case -1:
		return payments.Negative
	}
	scale := payments.Scale[p.Currency]
	if -amount.Exponent() > scale {
		return payments.TooFine
	}
	fee := amount.Mul(rate[p.Method]).Add(fixed[p.Method]).RoundBank(scale)
	net := amount.Sub(fee)
	l.balance[p.Currency] = l.balance[p.Currency].Add(net)
	return net.Shift(scale).IntPart() * 8
}

func (l *ledger) Balance(currency uint8) int64 {
	return l.balance[currency].Shift(payments.Scale[currency]).IntPart()
}

func main() {
	worker.Main(func(path string) (worker.Kernel, error) { return payments.Load(path, new(ledger)) })
}
