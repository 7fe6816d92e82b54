module backbench/cpu/passwordhash

go 1.25.0

require (
	backbench/worker v0.0.0
	golang.org/x/crypto v0.45.0
)

replace backbench/worker => ../../../../fixtures/workers/go
