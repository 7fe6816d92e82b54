module backbench/cpu/serialisation

go 1.25

require (
	backbench/cpu/users v0.0.0
	backbench/worker v0.0.0
)

replace backbench/worker => ../../../../fixtures/workers/go

replace backbench/cpu/users => ../go-users
