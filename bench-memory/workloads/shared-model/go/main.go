// Goroutines that look up in one model.
package main

import (
	"encoding/binary"
	"fmt"
	"math"
	"sync"

	"backbench/worker"
)

const (
	header           = 8
	reads            = 100
	weightsPerObject = 8
	// Knuth, MMIX.
	factor  = 6364136223846793005
	summand = 1442695040888963407
	upper   = 33
)

// entry is a small object of a graph.
type entry struct {
	id     int32
	weight float64
}

// model holds numbers side by side, or an object for each.
type model struct {
	numbers []float64
	objects []*entry
	seeds   []uint64
}

// lookups reads a model that may be another worker's too.
type lookups struct {
	*model
	next int
}

func (l *lookups) Items() int { return len(l.seeds) }

func (l *lookups) Step() uint64 {
	state := l.seeds[l.next]
	l.next = (l.next + 1) % len(l.seeds)
	sum := 0.0
	if l.objects != nil {
		for range reads {
			state = state*factor + summand
			sum += l.objects[state>>upper%uint64(len(l.objects))].weight
		}
	} else {
		for range reads {
			state = state*factor + summand
			sum += l.numbers[state>>upper%uint64(len(l.numbers))]
		}
	}
	return uint64(sum)
}

func (l *lookups) Checksum() uint64 {
	l.next = 0
	hash := worker.NewHash()
	for range l.seeds {
		hash.U64(l.Step())
	}
	return uint64(hash)
}

var (
	loading sync.Mutex
	models  = map[string]*model{}
)

// load reads each file once, for all workers.
func load(path string) (worker.Kernel, error) {
	loading.Lock()
	defer loading.Unlock()
	known := models[path]
	if known == nil {
		var err error
		if known, err = read(path); err != nil {
			return nil, err
		}
		models[path] = known
	}
	return &lookups{model: known}, nil
}

// read takes form u32 (0 numbers, 1 objects), weights u32, per item a seed
// u64, then the weights f64.
func read(path string) (*model, error) {
	items, rest, err := worker.ReadInput(path, "BBSM")
	if err != nil {
		return nil, err
	}
	weights := int(binary.LittleEndian.Uint32(rest[4:]))
	if len(rest) != header+8*(items+weights) {
		return nil, fmt.Errorf("%s: expected %d bytes after the first 8, got %d", path, header+8*(items+weights), len(rest))
	}
	m := &model{seeds: make([]uint64, items)}
	for i := range m.seeds {
		m.seeds[i] = binary.LittleEndian.Uint64(rest[header+8*i:])
	}
	weight := func(i int) float64 {
		return math.Float64frombits(binary.LittleEndian.Uint64(rest[header+8*(items+i):]))
	}
	if rest[0] == 0 {
		m.numbers = make([]float64, weights)
		for i := range m.numbers {
			m.numbers[i] = weight(i)
		}
		return m, nil
	}
	m.objects = make([]*entry, weights/weightsPerObject)
	for i := range m.objects {
		m.objects[i] = &entry{int32(i), weight(i)}
	}
	return m, nil
}

func main() { worker.Main(load) }
