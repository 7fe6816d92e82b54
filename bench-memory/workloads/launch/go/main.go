// The launch program: hash, say so, wait for the end of the input.
package main

import (
	"fmt"
	"io"
	"os"
)

const (
	offsetBasis uint64 = 0xcbf29ce484222325
	prime       uint64 = 0x100000001b3
	times              = 1000
)

// fnv1a64 is the FNV-1a-64 hash of "backbench", a thousand times over.
func fnv1a64() uint64 {
	hash := offsetBasis
	for range times {
		for _, character := range []byte("backbench") {
			hash = (hash ^ uint64(character)) * prime
		}
	}
	return hash
}

func main() {
	fmt.Printf("ready 0x%016x\n", fnv1a64())
	if _, err := io.Copy(io.Discard, os.Stdin); err != nil {
		fmt.Fprintln(os.Stderr, "launch: reading standard input:", err)
		os.Exit(1)
	}
}
