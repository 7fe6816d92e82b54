// The FNV-1a-64 hash of each item.
package main

import (
	"encoding/binary"
	"fmt"

	"backbench/worker"
)

// hashes does one item a step, from the first on again after the last.
type hashes struct {
	values []uint64
	next   int
}

func (h *hashes) Items() int { return len(h.values) }

func (h *hashes) Step() uint64 {
	hash := worker.NewHash()
	hash.U64(h.values[h.next])
	h.next = (h.next + 1) % len(h.values)
	return uint64(hash)
}

func (h *hashes) Checksum() uint64 {
	h.next = 0
	hash := worker.NewHash()
	for range h.values {
		hash.U64(h.Step())
	}
	return uint64(hash)
}

func load(path string) (worker.Kernel, error) {
	items, rest, err := worker.ReadInput(path, "@MAGC@")
	if err != nil {
		return nil, err
	}
	if len(rest) != 8*items {
		return nil, fmt.Errorf("%s: expected %d bytes after the header, got %d", path, 8*items, len(rest))
	}
	values := make([]uint64, items)
	for i := range values {
		values[i] = binary.LittleEndian.Uint64(rest[8*i:])
	}
	return &hashes{values: values}, nil
}

func main() { worker.Main(load) }
