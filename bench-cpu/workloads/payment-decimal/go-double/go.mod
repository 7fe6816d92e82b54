module backbench/cpu/paymentdouble

go 1.25

require (
	backbench/cpu/payments v0.0.0
	backbench/worker v0.0.0
)

replace backbench/worker => ../../../../fixtures/workers/go

replace backbench/cpu/payments => ../go-payments
