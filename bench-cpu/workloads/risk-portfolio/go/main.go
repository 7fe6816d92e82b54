// Walks a portfolio along random paths.
//
// Each product that is added to something is converted explicitly, which
// forbids the compiler to fuse the two (Go specification, "Floating-point
// operators"); it would on arm64.
package main

import (
	"encoding/binary"
	"fmt"
	"math"
	"slices"

	"backbench/worker"
)

const (
	headerBytes = 8
	assetBytes  = 16
	seedBytes   = 8
	// A step is a trading day.
	stepYears = 1.0 / 252.0
)

// What an asset shares with the market, and what is its own.
var (
	commonShare = math.Sqrt(0.3)
	ownShare    = math.Sqrt(0.7)
)

// asset has drift and volatility of a step as growth and scale.
type asset struct {
	spot, position, growth, scale float64
}

type riskPortfolio struct {
	assets []asset
	seeds  []uint64
	market []float64 // the market's share of each step of the present path
	next   int
}

func load(path string) (worker.Kernel, error) {
	items, data, err := worker.ReadInput(path, "BBRP")
	if err != nil {
		return nil, err
	}
	if len(data) < headerBytes {
		return nil, fmt.Errorf("%s: expected %d bytes behind the beginning, got %d", path, headerBytes, len(data))
	}
	u32, u64 := binary.LittleEndian.Uint32, binary.LittleEndian.Uint64
	assets, steps := int(u32(data)), int(u32(data[4:]))
	if expected := headerBytes + assets*assetBytes + items*seedBytes; len(data) != expected {
		return nil, fmt.Errorf("%s: expected %d bytes behind the beginning, got %d", path, expected, len(data))
	}
	data = data[headerBytes:]
	k := &riskPortfolio{make([]asset, assets), make([]uint64, items), make([]float64, steps), 0}
	for i := range k.assets {
		k.assets[i] = asset{
			spot:     float64(u32(data)) / 1000,
			scale:    float64(u32(data[4:])) / 1000 * math.Sqrt(stepYears),
			growth:   1 + float64(float64(int32(u32(data[8:])))/1000*stepYears),
			position: float64(int32(u32(data[12:]))),
		}
		data = data[assetBytes:]
	}
	for i := range k.seeds {
		k.seeds[i] = u64(data)
		data = data[seedBytes:]
	}
	return k, nil
}

func (k *riskPortfolio) Items() int { return len(k.seeds) }

func (k *riskPortfolio) Step() uint64 {
	cents := k.cents(k.seeds[k.next])
	k.next++
	if k.next == len(k.seeds) {
		k.next = 0
	}
	return uint64(cents)
}

func (k *riskPortfolio) Checksum() uint64 {
	k.next = 0
	hash := worker.NewHash()
	cents := make([]int64, len(k.seeds))
	sum := int64(0)
	for i, seed := range k.seeds {
		cents[i] = k.cents(seed)
		sum += cents[i]
		hash.U64(uint64(cents[i]))
	}
	slices.Sort(cents)
	percent := len(cents) / 100
	for _, worst := range cents[:max(1, percent)] {
		hash.U64(uint64(worst))
	}
	hash.U64(uint64(-cents[len(cents)/20]))
	hash.U64(uint64(-cents[percent]))
	hash.U64(uint64(sum))
	return uint64(hash)
}

// cents is what the portfolio gains along a path.
func (k *riskPortfolio) cents(seed uint64) int64 {
	random := worker.NewSplitMix64(seed)
	for t := range k.market {
		k.market[t] = commonShare * random.Gauss()
	}
	gain := 0.0
	for i := range k.assets {
		a := &k.assets[i]
		price := a.spot
		for _, common := range k.market {
			price *= a.growth + float64(a.scale*(common+float64(ownShare*random.Gauss())))
		}
		gain += float64(a.position * (price - a.spot))
	}
	return int64(math.Floor(float64(gain*100) + 0.5))
}

func main() { worker.Main(load) }
