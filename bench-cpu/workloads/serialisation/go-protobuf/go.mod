module backbench/cpu/serialisationprotobuf

go 1.25

require (
	backbench/cpu/users v0.0.0
	backbench/worker v0.0.0
	google.golang.org/protobuf v1.36.11
)

replace backbench/worker => ../../../../fixtures/workers/go

replace backbench/cpu/users => ../go-users
