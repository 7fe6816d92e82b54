module backbench/cpu/serialisationgoccy

go 1.25

require (
	backbench/cpu/users v0.0.0
	backbench/worker v0.0.0
)

require github.com/goccy/go-json v0.11.2

replace backbench/worker => ../../../../fixtures/workers/go

replace backbench/cpu/users => ../go-users
