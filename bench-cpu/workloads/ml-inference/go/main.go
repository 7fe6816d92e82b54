// Classifies samples by a small neural network.
//
// Each product that is added to something is converted explicitly, which
// forbids the compiler to fuse the two (Go specification, "Floating-point
// operators"); it would on arm64.
package main

import (
	"encoding/binary"
	"fmt"

	"backbench/worker"
)

const (
	sizeCount   = 4
	headerBytes = 4 + 4*sizeCount
	classBase   = 11
)

type mlInference struct {
	weights [][][]float64 // per layer and input the weights of all its outputs
	values  [][][]float64 // before the first layer and behind each, per sample
	batches [][][]float64
	next    int
}

func load(path string) (worker.Kernel, error) {
	items, data, err := worker.ReadInput(path, "BBML")
	if err != nil {
		return nil, err
	}
	if len(data) < headerBytes {
		return nil, fmt.Errorf("%s: expected %d bytes behind the beginning, got %d", path, headerBytes, len(data))
	}
	batch := int(binary.LittleEndian.Uint32(data))
	var sizes [sizeCount]int
	weights := 0
	for i := range sizes {
		sizes[i] = int(binary.LittleEndian.Uint32(data[4+4*i:]))
		if i > 0 {
			weights += sizes[i-1] * sizes[i]
		}
	}
	if expected := headerBytes + 2*weights + items*batch*sizes[0]; len(data) != expected {
		return nil, fmt.Errorf("%s: expected %d bytes behind the beginning, got %d", path, expected, len(data))
	}
	data = data[headerBytes:]
	k := &mlInference{batches: make([][][]float64, items)}
	for layer := range sizeCount - 1 {
		rows := matrix(sizes[layer], sizes[layer+1])
		for output := range sizes[layer+1] {
			for input := range rows {
				rows[input][output] = float64(int16(binary.LittleEndian.Uint16(data))) / 1000
				data = data[2:]
			}
		}
		k.weights = append(k.weights, rows)
	}
	for _, size := range sizes {
		k.values = append(k.values, matrix(batch, size))
	}
	for i := range k.batches {
		k.batches[i] = matrix(batch, sizes[0])
		for _, sample := range k.batches[i] {
			for j := range sample {
				sample[j] = float64(int8(data[j])) / 127
			}
			data = data[len(sample):]
		}
	}
	return k, nil
}

func matrix(rows, columns int) [][]float64 {
	result := make([][]float64, rows)
	for i := range result {
		result[i] = make([]float64, columns)
	}
	return result
}

func (k *mlInference) Items() int { return len(k.batches) }

func (k *mlInference) Step() uint64 {
	digest := uint64(0)
	for _, outputs := range k.run(k.batches[k.next]) {
		digest = digest*classBase + uint64(best(outputs)) + 1
	}
	k.next++
	if k.next == len(k.batches) {
		k.next = 0
	}
	return digest
}

func (k *mlInference) Checksum() uint64 {
	k.next = 0
	hash := worker.NewHash()
	for _, batch := range k.batches {
		for _, outputs := range k.run(batch) {
			hash.U8(uint8(best(outputs)))
		}
	}
	return uint64(hash)
}

// run takes all samples of a batch through all layers and returns their
// outputs. Negative values become zero between layers.
func (k *mlInference) run(batch [][]float64) [][]float64 {
	for i, sample := range batch {
		copy(k.values[0][i], sample)
	}
	last := len(k.weights)
	for i, weights := range k.weights {
		layer(k.values[i], weights, k.values[i+1])
		if i+1 == last {
			break
		}
		for _, sums := range k.values[i+1] {
			for j, sum := range sums {
				sums[j] = max(0, sum)
			}
		}
	}
	return k.values[last]
}

// layer goes input by input and not output by output: each output's sum has the
// same order of terms either way, but neighbouring sums depend on nothing of
// each other.
func layer(from, weights, to [][]float64) {
	for _, sums := range to {
		clear(sums)
	}
	for input, row := range weights {
		for sample, sums := range to {
			add(row, from[sample][input], sums)
		}
	}
}

func add(weights []float64, value float64, sums []float64) {
	sums = sums[:len(weights)]
	for i, weight := range weights {
		sums[i] += float64(weight * value)
	}
}

func best(outputs []float64) int {
	best := 0
	for i, output := range outputs {
		if output > outputs[best] {
			best = i
		}
	}
	return best
}

func main() { worker.Main(load) }
