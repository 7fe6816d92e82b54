module backbench/cpu/paymentdecimal

go 1.25

require (
	backbench/cpu/payments v0.0.0
	backbench/worker v0.0.0
)

require github.com/shopspring/decimal v1.4.0

replace backbench/worker => ../../../../fixtures/workers/go

replace backbench/cpu/payments => ../go-payments
