// Starts goroutines, and passes control between them.
package main

import (
	"encoding/binary"
	"fmt"
	"sync"

	"backbench/worker"
)

const (
	many       = 16
	contenders = 4
	rounds     = 100
)

var patterns = []func(uint64) uint64{spawn, park, pingPong, contend}

type kernel struct {
	seeds []uint64
	run   func(seed uint64) uint64
	next  int
}

func load(path string) (worker.Kernel, error) {
	items, data, err := worker.ReadInput(path, "BBSS")
	if err != nil {
		return nil, err
	}
	if expected := 4 + 8*items; len(data) != expected {
		return nil, fmt.Errorf("%s: expected %d bytes behind the beginning, got %d", path, expected, len(data))
	}
	code := binary.LittleEndian.Uint32(data)
	if int(code) >= len(patterns) {
		return nil, fmt.Errorf("%s: expected a pattern below %d, got %d", path, len(patterns), code)
	}
	k := &kernel{seeds: make([]uint64, items), run: patterns[code]}
	for i := range k.seeds {
		k.seeds[i] = binary.LittleEndian.Uint64(data[4+8*i:])
	}
	return k, nil
}

func (k *kernel) Items() int { return len(k.seeds) }

func (k *kernel) Step() uint64 {
	result := k.run(k.seeds[k.next])
	k.next = (k.next + 1) % len(k.seeds)
	return result
}

func (k *kernel) Checksum() uint64 {
	k.next = 0
	hash := worker.NewHash()
	for range k.seeds {
		hash.U64(k.Step())
	}
	return uint64(hash)
}

// mix is the work of a unit: next to nothing.
func mix(seed uint64) uint64 { return worker.NewSplitMix64(seed).Next() }

func spawn(seed uint64) uint64 {
	var results [many]uint64
	var wait sync.WaitGroup
	for i := range results {
		wait.Go(func() { results[i] = mix(seed + uint64(i)) })
	}
	wait.Wait()
	return sum(results[:])
}

func park(seed uint64) uint64 {
	var results [many]uint64
	var arrived, wait sync.WaitGroup
	gate := make(chan struct{})
	arrived.Add(many)
	for i := range results {
		wait.Go(func() {
			arrived.Done()
			<-gate
			results[i] = mix(seed + uint64(i))
		})
	}
	arrived.Wait()
	close(gate)
	wait.Wait()
	return sum(results[:])
}

func pingPong(seed uint64) uint64 {
	ping, pong := make(chan uint64), make(chan uint64)
	value := seed
	var wait sync.WaitGroup
	wait.Go(func() {
		for range rounds {
			ping <- value
			value = mix(<-pong + 1)
		}
	})
	wait.Go(func() {
		for range rounds {
			pong <- mix(<-ping)
		}
	})
	wait.Wait()
	return value
}

func contend(seed uint64) uint64 {
	var mutex sync.Mutex
	var wait sync.WaitGroup
	total := uint64(0)
	for i := range uint64(contenders) {
		wait.Go(func() {
			part := mix(seed + i)
			for range rounds {
				mutex.Lock()
				total += part
				mutex.Unlock()
			}
		})
	}
	wait.Wait()
	return total
}

func sum(values []uint64) uint64 {
	total := uint64(0)
	for _, value := range values {
		total += value
	}
	return total
}

func main() { worker.Main(load) }
