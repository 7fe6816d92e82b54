// Settles payments in minor units, int64 throughout: cents, yen, fils.
package main

import (
	"strings"

	"backbench/cpu/payments"
	"backbench/worker"
)

const (
	// one in the unit that fees are counted in before rounding.
	one  = 10_000
	none = -1
)

var (
	// rate is in ten-thousandths, fixed in hundredths of a unit.
	rate  = [...]int64{290, 175, 80, 349}
	fixed = [...]int64{30, 25, 0, 49}
	power = [...]int64{1, 10, 100, 1000}
)

type ledger struct {
	balance [payments.Currencies]int64
}

func (l *ledger) Clear() { *l = ledger{} }

func (l *ledger) Settle(p *payments.Payment) int64 {
	text, negative := strings.CutPrefix(p.Amount, "-")
	whole, fraction, point := strings.Cut(text, ".")
	amount := digits(whole, 0)
	if point && amount != none {
		amount = digits(fraction, amount)
	}
	switch {
	case amount == none:
		return payments.Malformed
	case amount == 0:
		return payments.Zero
	case negative:
		return payments.Negative
	}
	scale := payments.Scale[p.Currency]
	if len(fraction) > int(scale) {
		return payments.TooFine
	}
	amount *= power[int(scale)-len(fraction)]
	net := amount - roundHalfEven(amount*rate[p.Method]+fixed[p.Method]*power[scale]*(one/100))
	l.balance[p.Currency] += net
	return net * 8
}

func (l *ledger) Balance(currency uint8) int64 { return l.balance[currency] }

// digits appends the digits to those before; none when there is none or
// something else among them.
func digits(text string, value int64) int64 {
	if text == "" {
		return none
	}
	for i := range len(text) {
		digit := text[i] - '0'
		if digit > 9 {
			return none
		}
		value = value*10 + int64(digit)
	}
	return value
}

// roundHalfEven is the nearest multiple of one, the even one of two; nothing
// is negative here.
func roundHalfEven(value int64) int64 {
	quotient, rest := value/one, value%one
	if rest > one/2 || rest == one/2 && quotient&1 == 1 {
		quotient++
	}
	return quotient
}

func main() {
	worker.Main(func(path string) (worker.Kernel, error) { return payments.Load(path, new(ledger)) })
}
