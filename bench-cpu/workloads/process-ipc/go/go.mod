module backbench/cpu/process-ipc-go

go 1.25

require (
	backbench/cpu/process-ipc-tasks v0.0.0
	backbench/worker v0.0.0
)

replace backbench/cpu/process-ipc-tasks => ../go-tasks

replace backbench/worker => ../../../../fixtures/workers/go
