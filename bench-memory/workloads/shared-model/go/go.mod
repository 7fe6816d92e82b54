module backbench/memory/sharedmodel

go 1.25

require backbench/worker v0.0.0

replace backbench/worker => ../../../../fixtures/workers/go
