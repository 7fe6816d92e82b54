// Package tasks reads batches of tasks and does one task.
package tasks

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"

	"backbench/worker"
)

const (
	// Batch is how many tasks an operation has.
	Batch = 16

	rounds      = 64
	headerBytes = 4
	itemBytes   = 12
)

// Task is a payload, which is a part of one buffer, and a seed.
type Task struct {
	Payload []byte
	Seed    uint64
}

// Kernel does one batch a step, from the first on again after the last.
type Kernel struct {
	payload int
	offsets []int
	seeds   []uint64
	buffer  []byte
	sum     func([]Task) uint64
	batch   [Batch]Task
	next    int
}

// Load reads an input; sum does a batch and adds up the results.
func Load(path string, sum func([]Task) uint64) (worker.Kernel, error) {
	items, data, err := worker.ReadInput(path, "BBPI")
	if err != nil {
		return nil, err
	}
	if len(data) < headerBytes {
		return nil, fmt.Errorf("%s: expected %d bytes behind the beginning, got %d", path, headerBytes, len(data))
	}
	payload := int(binary.LittleEndian.Uint32(data))
	if expected := headerBytes + items*itemBytes + 2*payload; len(data) != expected {
		return nil, fmt.Errorf("%s: expected %d bytes behind the beginning, got %d", path, expected, len(data))
	}
	data = data[headerBytes:]
	k := &Kernel{payload: payload, offsets: make([]int, items), seeds: make([]uint64, items), sum: sum}
	for i := range k.seeds {
		k.offsets[i] = int(binary.LittleEndian.Uint32(data))
		k.seeds[i] = binary.LittleEndian.Uint64(data[4:])
		data = data[itemBytes:]
	}
	k.buffer = data
	return k, nil
}

// Items is how many batches there are.
func (k *Kernel) Items() int { return len(k.seeds) }

// Step does the next batch.
func (k *Kernel) Step() uint64 {
	for i := range k.batch {
		at := (k.offsets[k.next] + i*k.payload/Batch) % k.payload
		k.batch[i] = Task{k.buffer[at : at+k.payload], k.seeds[k.next] + uint64(i)}
	}
	k.next = (k.next + 1) % len(k.seeds)
	return k.sum(k.batch[:])
}

// Checksum makes a pass.
func (k *Kernel) Checksum() uint64 {
	k.next = 0
	hash := worker.NewHash()
	for range k.seeds {
		hash.U64(k.Step())
	}
	return uint64(hash)
}

// Run is the CRC-32 of the payload over 64 numbers of the seed's stream, folded.
func (t Task) Run() uint64 {
	result := uint64(crc32.ChecksumIEEE(t.Payload))
	random := worker.NewSplitMix64(t.Seed)
	for range rounds {
		result ^= random.Next()
	}
	return result
}
