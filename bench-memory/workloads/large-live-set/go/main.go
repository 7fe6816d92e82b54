// A full cache that serves batches of requests: most read, some replace, and a
// few insert, each of which evicts the oldest entry.
package main

import (
	"encoding/binary"
	"fmt"

	"backbench/worker"
)

const (
	header   = 8
	batch    = 100
	rankBits = 30
	rankMask = 1<<rankBits - 1

	get     = 0
	replace = 1

	// miss is what a request for an absent key adds to a digest.
	miss     = 7
	mix      = 31
	replaced = 3
	evicted  = 5

	shortest = 100
	longest  = 1000
)

// cache holds consecutive keys, from the oldest on. The value of a key depends
// on its remainder by the number of insertions of a pass, so that every pass
// finds at each rank what the pass before found.
type cache struct {
	codes   []uint32
	values  [][]byte
	entries map[uint64][]byte
	size    uint64
	oldest  uint64
	next    int
}

func newCache(codes []uint32, entries, period int) *cache {
	c := &cache{codes: codes, size: uint64(entries), entries: make(map[uint64][]byte, entries+1)}
	for i := range period {
		c.values = append(c.values, value(uint64(i)))
	}
	for key := range c.size {
		c.entries[key] = c.fresh(key)
	}
	return c
}

// value is a stamp, zeros, and the lower byte of the length.
func value(remainder uint64) []byte {
	stamp := worker.NewSplitMix64(remainder * 0x9E3779B97F4A7C15).Next()
	value := make([]byte, shortest+stamp>>33%(longest-shortest+1))
	binary.LittleEndian.PutUint64(value, stamp)
	value[len(value)-1] = byte(len(value))
	return value
}

// fresh is a copy of its own.
func (c *cache) fresh(key uint64) []byte {
	template := c.values[key%uint64(len(c.values))]
	fresh := make([]byte, len(template))
	copy(fresh, template)
	return fresh
}

func digest(value []byte) uint64 {
	return binary.LittleEndian.Uint64(value) + mix*uint64(len(value)) + uint64(value[len(value)-1])
}

func (c *cache) Items() int { return len(c.codes) / batch }

func (c *cache) Step() (result uint64) {
	for _, code := range c.codes[c.next*batch : (c.next+1)*batch] {
		result = mix*result + c.serve(code)
	}
	c.next = (c.next + 1) % c.Items()
	return result
}

func (c *cache) serve(code uint32) uint64 {
	key := c.oldest + uint64(code&rankMask)
	switch code >> rankBits {
	case get:
		if found, ok := c.entries[key]; ok {
			return digest(found)
		}
		return miss
	case replace:
		old := c.entries[key]
		c.entries[key] = c.fresh(key)
		return replaced * digest(old)
	default:
		c.entries[c.oldest+c.size] = c.fresh(c.oldest + c.size)
		old := c.entries[c.oldest]
		delete(c.entries, c.oldest)
		c.oldest++
		return evicted * digest(old)
	}
}

// Checksum ends the pass that is under way, which is as good as fresh.
func (c *cache) Checksum() uint64 {
	for c.next != 0 {
		c.Step()
	}
	hash := worker.NewHash()
	for range c.Items() {
		hash.U64(c.Step())
	}
	return uint64(hash)
}

// load reads entries u32, insertions of a pass u32, and per item a hundred
// requests u32.
func load(path string) (worker.Kernel, error) {
	items, rest, err := worker.ReadInput(path, "BBLS")
	if err != nil {
		return nil, err
	}
	if len(rest) != header+4*batch*items {
		return nil, fmt.Errorf("%s: expected %d bytes after the first 8, got %d", path, header+4*batch*items, len(rest))
	}
	codes := make([]uint32, batch*items)
	for i := range codes {
		codes[i] = binary.LittleEndian.Uint32(rest[header+4*i:])
	}
	return newCache(codes, int(binary.LittleEndian.Uint32(rest)), int(binary.LittleEndian.Uint32(rest[4:]))), nil
}

func main() { worker.Main(load) }
