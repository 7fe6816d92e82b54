// Builds, walks and drops trees; one in ten survives in a window, from which it
// displaces the oldest.
package main

import (
	"encoding/binary"
	"fmt"

	"backbench/worker"
)

const (
	oneSurvivesOf = 10
	// displacedWeight keeps the two walks of a step from being exchanged
	// unnoticed.
	displacedWeight = 31
	header          = 4
)

// churn keeps its window full; what was in it before a pass is displaced
// without a walk.
type churn[T any] struct {
	trees     trees[T]
	depth     int
	seeds     []uint32
	window    []*T
	oldest    int
	next      int
	survivors int
}

func newChurn[T any](trees trees[T], depth, window int, seeds []uint32) *churn[T] {
	c := &churn[T]{trees: trees, depth: depth, seeds: seeds, window: make([]*T, window)}
	for i := range c.window {
		c.window[i] = trees.build(depth, uint32(i))
	}
	return c
}

func (c *churn[T]) Items() int { return len(c.seeds) }

func (c *churn[T]) Step() uint64 {
	built, displaced := c.walks()
	return built + displacedWeight*displaced
}

func (c *churn[T]) walks() (built, displaced uint64) {
	item := c.next
	c.next = (item + 1) % len(c.seeds)
	if item == 0 {
		c.survivors = 0
	}
	tree := c.trees.build(c.depth, c.seeds[item])
	built = c.trees.walk(tree)
	if item%oneSurvivesOf == 0 {
		displaced = c.keep(tree)
	}
	return built, displaced
}

func (c *churn[T]) keep(tree *T) (walk uint64) {
	if c.survivors >= len(c.window) {
		walk = c.trees.walk(c.window[c.oldest])
	}
	c.survivors++
	c.window[c.oldest] = tree
	c.oldest = (c.oldest + 1) % len(c.window)
	return walk
}

func (c *churn[T]) Checksum() uint64 {
	c.next = 0
	hash := worker.NewHash()
	for range c.seeds {
		built, displaced := c.walks()
		hash.U64(built)
		hash.U64(displaced)
	}
	return uint64(hash)
}

// load reads shape u8 (0 acyclic, 1 parent-links), depth u8, window u16, and per
// item a seed u32.
func load(path string) (worker.Kernel, error) {
	items, rest, err := worker.ReadInput(path, "BBCH")
	if err != nil {
		return nil, err
	}
	if len(rest) != header+4*items {
		return nil, fmt.Errorf("%s: expected %d bytes after the first 8, got %d", path, header+4*items, len(rest))
	}
	seeds := make([]uint32, items)
	for i := range seeds {
		seeds[i] = binary.LittleEndian.Uint32(rest[header+4*i:])
	}
	depth, window := int(rest[1]), int(binary.LittleEndian.Uint16(rest[2:]))
	switch rest[0] {
	case 0:
		return newChurn(acyclic, depth, window, seeds), nil
	case 1:
		return newChurn(parentLinked, depth, window, seeds), nil
	default:
		return nil, fmt.Errorf("%s: expected shape 0 or 1, got %d", path, rest[0])
	}
}

func main() { worker.Main(load) }
