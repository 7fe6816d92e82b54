// Makes an equalised grey thumbnail of a picture.
package main

import (
	"encoding/binary"
	"fmt"

	"backbench/worker"
)

const (
	headerBytes = 8
	levels      = 256
)

type imagePipeline struct {
	width, height int
	pictures      [][]byte
	// Brightness, then its rows smoothed, then both directions.
	luma, rows, smooth []int32
	thumbnail          []byte // half as wide and high
	histogram          [levels]int32
	next               int
}

func load(path string) (worker.Kernel, error) {
	items, data, err := worker.ReadInput(path, "BBIP")
	if err != nil {
		return nil, err
	}
	if len(data) < headerBytes {
		return nil, fmt.Errorf("%s: expected %d bytes behind the beginning, got %d", path, headerBytes, len(data))
	}
	width, height := int(binary.LittleEndian.Uint32(data)), int(binary.LittleEndian.Uint32(data[4:]))
	pixels := width * height
	if expected := headerBytes + items*3*pixels; len(data) != expected {
		return nil, fmt.Errorf("%s: expected %d bytes behind the beginning, got %d", path, expected, len(data))
	}
	data = data[headerBytes:]
	k := &imagePipeline{
		width:     width,
		height:    height,
		pictures:  make([][]byte, items),
		luma:      make([]int32, pixels),
		rows:      make([]int32, pixels),
		smooth:    make([]int32, pixels),
		thumbnail: make([]byte, width/2*(height/2)),
	}
	for i := range k.pictures {
		k.pictures[i] = data[i*3*pixels : (i+1)*3*pixels]
	}
	return k, nil
}

func (k *imagePipeline) Items() int { return len(k.pictures) }

func (k *imagePipeline) Step() uint64 {
	k.brighten(k.pictures[k.next])
	k.smoothRows()
	k.smoothColumns()
	k.halve()
	k.equalise()
	k.next++
	if k.next == len(k.pictures) {
		k.next = 0
	}
	sum := uint64(0)
	for _, pixel := range k.thumbnail {
		sum += uint64(pixel)
	}
	return sum
}

func (k *imagePipeline) Checksum() uint64 {
	k.next = 0
	hash := worker.NewHash()
	for range k.pictures {
		k.Step()
		hash.Bytes(k.thumbnail)
		for _, count := range k.histogram {
			hash.U32(uint32(count))
		}
	}
	return uint64(hash)
}

func (k *imagePipeline) brighten(rgb []byte) {
	for i := range k.luma {
		pixel := rgb[3*i : 3*i+3 : 3*i+3]
		k.luma[i] = (77*int32(pixel[0]) + 150*int32(pixel[1]) + 29*int32(pixel[2])) >> 8
	}
}

// smoothRows weighs 1 2 1 along each row; beyond an edge the pixel at the edge
// counts again.
func (k *imagePipeline) smoothRows() {
	last := k.width - 1
	for from := 0; from < len(k.luma); from += k.width {
		luma, row := k.luma[from:from+k.width], k.rows[from:from+k.width]
		row[0] = 3*luma[0] + luma[1]
		for x := 1; x < last; x++ {
			row[x] = luma[x-1] + 2*luma[x] + luma[x+1]
		}
		row[last] = luma[last-1] + 3*luma[last]
	}
}

// smoothColumns weighs 1 2 1 along each column and takes a sixteenth of it all.
func (k *imagePipeline) smoothColumns() {
	for y := range k.height {
		above, here, below := k.row(max(0, y-1)), k.row(y), k.row(min(k.height-1, y+1))
		smooth := k.smooth[y*k.width : (y+1)*k.width]
		for x := range smooth {
			smooth[x] = (above[x] + 2*here[x] + below[x]) >> 4
		}
	}
}

func (k *imagePipeline) row(y int) []int32 { return k.rows[y*k.width : (y+1)*k.width] }

// halve makes each pixel the rounded mean of four, and counts them by level.
func (k *imagePipeline) halve() {
	clear(k.histogram[:])
	to := 0
	for from := 0; from < len(k.smooth); from += 2 * k.width {
		upper, lower := k.smooth[from:from+k.width], k.smooth[from+k.width:from+2*k.width]
		for x := 0; x < k.width; x += 2 {
			level := uint8((upper[x] + upper[x+1] + lower[x] + lower[x+1] + 2) >> 2)
			k.thumbnail[to] = level
			k.histogram[level]++
			to++
		}
	}
}

// equalise spreads the levels so that their running total grows evenly.
func (k *imagePipeline) equalise() {
	first := 0
	for k.histogram[first] == 0 {
		first++
	}
	lowest := k.histogram[first]
	spread := max(1, int32(len(k.thumbnail))-lowest)
	var table [levels]uint8
	total := int32(0)
	for level := first; level < levels; level++ {
		total += k.histogram[level]
		table[level] = uint8((total - lowest) * 255 / spread)
	}
	for i, level := range k.thumbnail {
		k.thumbnail[i] = table[level]
	}
}

func main() { worker.Main(load) }
