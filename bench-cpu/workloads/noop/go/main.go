// A step that does nothing but count.
package main

import "backbench/worker"

// counter returns 1, 2, ... items, 1, 2, ...
type counter struct{ items, next int }

func (c *counter) Items() int { return c.items }

func (c *counter) Step() uint64 {
	result := c.next + 1
	c.next = result
	if result == c.items {
		c.next = 0
	}
	return uint64(result)
}

func (c *counter) Checksum() uint64 {
	c.next = 0
	hash := worker.NewHash()
	for range c.items {
		hash.U64(c.Step())
	}
	return uint64(hash)
}

func load(path string) (worker.Kernel, error) {
	items, _, err := worker.ReadInput(path, "BBNO")
	return &counter{items: items}, err
}

func main() { worker.Main(load) }
