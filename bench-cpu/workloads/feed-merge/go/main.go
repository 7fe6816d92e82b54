// Merges the posts of many authors, newest first, and ranks the newest.
package main

import (
	"container/heap"
	"encoding/binary"
	"fmt"
	"slices"

	"backbench/worker"
)

const (
	merged = 500
	shown  = 50

	headerBytes   = 16
	postBytes     = 10
	followeeBytes = 5
)

type post struct {
	id, time, likes uint32
}

type followee struct {
	author   uint32
	affinity uint32
}

// cursor is what a reader has not yet seen of an author, newest first.
type cursor struct {
	posts    []post
	affinity uint32
	seen     uint32
}

// cursors is a heap: on top the author of the newest post, of two the one of
// the smaller id.
type cursors []cursor

func (c cursors) Len() int { return len(c) }

func (c cursors) Less(i, j int) bool {
	a, b := &c[i].posts[0], &c[j].posts[0]
	return a.time > b.time || a.time == b.time && a.id < b.id
}

func (c cursors) Swap(i, j int) { c[i], c[j] = c[j], c[i] }

// Push is what the interface wants; a feed only ever shrinks.
func (c *cursors) Push(x any) { *c = append(*c, x.(cursor)) }

func (c *cursors) Pop() any {
	last := len(*c) - 1
	x := (*c)[last]
	*c = (*c)[:last]
	return x
}

type feedMerge struct {
	timelines [][]post
	requests  [][]followee
	now       uint32
	next      int
}

func load(path string) (worker.Kernel, error) {
	items, data, err := worker.ReadInput(path, "BBFM")
	if err != nil {
		return nil, err
	}
	if len(data) < headerBytes {
		return nil, fmt.Errorf("%s: expected %d bytes behind the beginning, got %d", path, headerBytes, len(data))
	}
	u16, u32 := binary.LittleEndian.Uint16, binary.LittleEndian.Uint32
	authors, posts, followees := int(u32(data)), int(u32(data[4:])), int(u32(data[8:]))
	k := &feedMerge{timelines: make([][]post, authors), requests: make([][]followee, items), now: u32(data[12:])}
	data = data[headerBytes:]
	if expected := authors*posts*postBytes + items*followees*followeeBytes; len(data) != expected {
		return nil, fmt.Errorf("%s: expected %d bytes of posts and requests, got %d", path, expected, len(data))
	}
	for i := range k.timelines {
		k.timelines[i] = make([]post, posts)
		for j := range k.timelines[i] {
			k.timelines[i][j] = post{u32(data), u32(data[4:]), uint32(u16(data[8:]))}
			data = data[postBytes:]
		}
	}
	for i := range k.requests {
		k.requests[i] = make([]followee, followees)
		for j := range k.requests[i] {
			k.requests[i][j] = followee{u32(data), uint32(data[4])}
			data = data[followeeBytes:]
		}
	}
	return k, nil
}

func (k *feedMerge) Items() int { return len(k.requests) }

func (k *feedMerge) Step() uint64 {
	digest := uint64(0)
	for i, key := range k.feed(k.requests[k.next]) {
		digest += id(key)*uint64(i+1) + key>>32
	}
	k.next++
	if k.next == len(k.requests) {
		k.next = 0
	}
	return digest
}

func (k *feedMerge) Checksum() uint64 {
	k.next = 0
	hash := worker.NewHash()
	for _, request := range k.requests {
		for _, key := range k.feed(request) {
			hash.U32(uint32(id(key)))
			hash.U32(uint32(key >> 32))
		}
	}
	return uint64(hash)
}

// feed returns the keys of the best posts for a reader, best first: the score
// above the inverted id.
func (k *feedMerge) feed(request []followee) []uint64 {
	h := make(cursors, len(request))
	for i, f := range request {
		h[i] = cursor{posts: k.timelines[f.author], affinity: f.affinity}
	}
	heap.Init(&h)
	keys := make([]uint64, 0, merged)
	for len(keys) < merged && len(h) > 0 {
		c := &h[0]
		p := &c.posts[0]
		score := (p.likes*3 + c.affinity<<8>>min((k.now-p.time)>>10, 31)) >> min(c.seen, 31)
		keys = append(keys, uint64(score)<<32|uint64(^p.id))
		c.seen++
		c.posts = c.posts[1:]
		if len(c.posts) > 0 {
			heap.Fix(&h, 0)
		} else {
			heap.Pop(&h)
		}
	}
	slices.Sort(keys)
	best := keys[max(0, len(keys)-shown):]
	slices.Reverse(best)
	return best
}

func id(key uint64) uint64 { return uint64(^uint32(key)) }

func main() { worker.Main(load) }
