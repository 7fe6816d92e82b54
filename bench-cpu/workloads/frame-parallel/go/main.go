// Transforms and quantises the frames of a video, block row by block row.
package main

import (
	"encoding/binary"
	"fmt"

	"backbench/worker"
)

const (
	headerBytes = 8
	side        = 8
	pixels      = side * side

	fractionBits = 13
	rowShift     = fractionBits - 2
	columnShift  = fractionBits + 2
	level        = 8_192
	longestRun   = 16
)

// ITU-T T.81, table K.1.
var quanta = [pixels]int32{
	16, 11, 10, 16, 24, 40, 51, 61,
	12, 12, 14, 19, 26, 58, 60, 55,
	14, 13, 16, 24, 40, 57, 69, 56,
	14, 17, 22, 29, 51, 87, 80, 62,
	18, 22, 37, 56, 68, 109, 103, 77,
	24, 35, 55, 64, 81, 104, 113, 92,
	49, 64, 78, 87, 103, 121, 120, 101,
	72, 92, 95, 98, 112, 100, 103, 99,
}

// ITU-T T.81, figure A.6.
var zigzag = [pixels]uint8{
	0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5,
	12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28,
	35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51,
	58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63,
}

type frameParallel struct {
	width, rowsPerFrame int
	rows                [][]byte
	block               [pixels]int32
	coefficients        []int16 // of the last row
	symbols             int
	next                int
}

func load(path string) (worker.Kernel, error) {
	items, data, err := worker.ReadInput(path, "BBFP")
	if err != nil {
		return nil, err
	}
	if len(data) < headerBytes {
		return nil, fmt.Errorf("%s: expected %d bytes behind the beginning, got %d", path, headerBytes, len(data))
	}
	width, height := int(binary.LittleEndian.Uint32(data)), int(binary.LittleEndian.Uint32(data[4:]))
	size := side * width
	if expected := headerBytes + items*size; len(data) != expected {
		return nil, fmt.Errorf("%s: expected %d bytes behind the beginning, got %d", path, expected, len(data))
	}
	data = data[headerBytes:]
	k := &frameParallel{
		width:        width,
		rowsPerFrame: height / side,
		rows:         make([][]byte, items),
		coefficients: make([]int16, size),
	}
	for i := range k.rows {
		k.rows[i] = data[i*size : (i+1)*size]
	}
	return k, nil
}

func (k *frameParallel) Items() int { return len(k.rows) }

func (k *frameParallel) Step() uint64 {
	k.encode(k.rows[k.next])
	k.next++
	if k.next == len(k.rows) {
		k.next = 0
	}
	sum := int64(0)
	for _, coefficient := range k.coefficients {
		sum += int64(coefficient)
	}
	return uint64(k.symbols)<<32 + uint64(sum)
}

func (k *frameParallel) Checksum() uint64 {
	k.next = 0
	hash := worker.NewHash()
	for first := 0; first < len(k.rows); first += k.rowsPerFrame {
		frame := worker.NewHash()
		total := 0
		for _, row := range k.rows[first : first+k.rowsPerFrame] {
			k.encode(row)
			total += k.symbols
			for _, coefficient := range k.coefficients {
				frame.U16(uint16(coefficient))
			}
		}
		hash.U64(uint64(frame))
		hash.U64(uint64(total))
	}
	return uint64(hash)
}

func (k *frameParallel) encode(row []byte) {
	k.symbols = 0
	to := k.coefficients
	for x := 0; x < k.width; x += side {
		for y := range side {
			line := row[y*k.width+x : y*k.width+x+side]
			for i, pixel := range line {
				k.block[y*side+i] = int32(pixel)
			}
		}
		transformBlock(&k.block)
		quantise(&k.block, to[:pixels])
		k.symbols += countSymbols(to[:pixels])
		to = to[pixels:]
	}
}

func transformBlock(v *[pixels]int32) {
	for row := 0; row < pixels; row += side {
		transform(v, row, 1, rowShift)
	}
	for column := range side {
		transform(v, column, side, columnShift)
	}
	v[0] -= level
}

// transform is the cosine transform of Loeffler, Ligtenberg and Moschytz
// (ICASSP 1989) with 13 fractional bits, on eight values that far apart.
func transform(v *[pixels]int32, first, step, shift int) {
	i1 := first + step
	i2 := i1 + step
	i3 := i2 + step
	i4 := i3 + step
	i5 := i4 + step
	i6 := i5 + step
	i7 := i6 + step
	half := int32(1) << (shift - 1)

	outer, second, third, inner := v[first]+v[i7], v[i1]+v[i6], v[i2]+v[i5], v[i3]+v[i4]
	a, b, c, d := v[i3]-v[i4], v[i2]-v[i5], v[i1]-v[i6], v[first]-v[i7]

	v[first] = ((outer+inner+second+third)<<fractionBits + half) >> shift
	v[i4] = ((outer+inner-second-third)<<fractionBits + half) >> shift
	turn := (outer-inner+second-third)*4433 + half
	v[i2] = (turn + (outer-inner)*6270) >> shift
	v[i6] = (turn - (second-third)*15137) >> shift

	all := (a+b+c+d)*9633 + half
	ac := all - (a+c)*16069
	bd := all - (b+d)*3196
	ad := (a + d) * 7373
	bc := (b + c) * 20995
	v[i7] = (a*2446 - ad + ac) >> shift
	v[i5] = (b*16819 - bc + bd) >> shift
	v[i3] = (c*25172 - bc + ac) >> shift
	v[i1] = (d*12299 - ad + bd) >> shift
}

// quantise divides, rounding halves away from zero, into zigzag order.
func quantise(v *[pixels]int32, to []int16) {
	for i, place := range zigzag {
		value := v[place&(pixels-1)]
		divisor := quanta[place&(pixels-1)] * side
		if value < 0 {
			to[i] = int16(-((divisor/2 - value) / divisor))
		} else {
			to[i] = int16((value + divisor/2) / divisor)
		}
	}
}

// countSymbols is one for the first coefficient, one for each that is not zero
// and for each 16 zeros before it, and one for zeros at the end.
func countSymbols(coefficients []int16) int {
	symbols, run := 1, 0
	for _, value := range coefficients[1:] {
		if value == 0 {
			run++
		} else {
			symbols += 1 + run/longestRun
			run = 0
		}
	}
	if run > 0 {
		symbols++
	}
	return symbols
}

func main() { worker.Main(load) }
