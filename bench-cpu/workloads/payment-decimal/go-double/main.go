// Settles payments in float64, which holds neither 0.1 nor a rate such as 0.029.
package main

import (
	"math"
	"strconv"
	"strings"

	"backbench/cpu/payments"
	"backbench/worker"
)

var (
	rate  = [...]float64{0.029, 0.0175, 0.008, 0.0349}
	fixed = [...]float64{0.30, 0.25, 0, 0.49}
	power = [...]float64{1, 10, 100, 1000}
)

type ledger struct {
	balance [payments.Currencies]float64
}

func (l *ledger) Clear() { *l = ledger{} }

func (l *ledger) Settle(p *payments.Payment) int64 {
	amount, err := strconv.ParseFloat(p.Amount, 64)
	switch {
	case err != nil:
		return payments.Malformed
	case amount == 0:
		return payments.Zero
	case amount < 0:
		return payments.Negative
	}
	// A float64 does not remember its decimals.
	scale := payments.Scale[p.Currency]
	if _, fraction, _ := strings.Cut(p.Amount, "."); len(fraction) > int(scale) {
		return payments.TooFine
	}
	one := power[scale]
	// The conversion rounds the product: on some machines Go would fuse it with
	// the sum, and the languages would differ.
	fee := math.RoundToEven((float64(amount*rate[p.Method])+fixed[p.Method])*one) / one
	net := amount - fee
	l.balance[p.Currency] += net
	return int64(math.RoundToEven(net*one)) * 8
}

func (l *ledger) Balance(currency uint8) int64 {
	return int64(math.RoundToEven(l.balance[currency] * power[payments.Scale[currency]]))
}

func main() {
	worker.Main(func(path string) (worker.Kernel, error) { return payments.Load(path, new(ledger)) })
}
