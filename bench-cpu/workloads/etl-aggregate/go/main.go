// Takes in orders by the batch, as lines of text, and keeps totals and rankings
// of them.
package main

import (
	"encoding/binary"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"backbench/worker"
)

const (
	headerBytes  = 12
	daySeconds   = 86_400
	firstProduct = 10 // those below are vouchers, which are no sales
	windowDays   = 7
	places       = 10
)

// cell is a country's sales of a day.
type cell struct {
	sum   uint64
	count uint32
	most  uint32
}

// customer is a user and what was spent.
type customer struct {
	user  uint32
	cents uint64
}

type etlAggregate struct {
	countries, days int
	firstSecond     int
	batches         [][]byte
	cells           []cell              // the days of a country side by side
	spend           []map[uint32]uint64 // by country and user
	ranking         []customer
	lost, kept      uint32
	next            int
}

func load(path string) (worker.Kernel, error) {
	items, data, err := worker.ReadInput(path, "BBEA")
	if err != nil {
		return nil, err
	}
	if len(data) < headerBytes {
		return nil, fmt.Errorf("%s: expected %d bytes behind the beginning, got %d", path, headerBytes, len(data))
	}
	u32 := binary.LittleEndian.Uint32
	k := &etlAggregate{
		countries:   int(u32(data)),
		days:        int(u32(data[4:])),
		firstSecond: int(u32(data[8:])) * daySeconds,
		batches:     make([][]byte, items),
		ranking:     make([]customer, 0, places+1),
	}
	data = data[headerBytes:]
	for i := range k.batches {
		if len(data) < 4 || uint64(len(data)-4) < uint64(u32(data)) {
			return nil, fmt.Errorf("%s: expected batch %d, got the end", path, i)
		}
		end := 4 + int(u32(data))
		k.batches[i] = data[4:end]
		data = data[end:]
	}
	if len(data) > 0 {
		return nil, fmt.Errorf("%s: expected the end behind the last batch, got %d bytes more", path, len(data))
	}
	k.cells = make([]cell, k.countries*k.days)
	k.spend = make([]map[uint32]uint64, k.countries)
	k.startOver()
	return k, nil
}

func (k *etlAggregate) Items() int { return len(k.batches) }

func (k *etlAggregate) Step() uint64 {
	k.take(k.batches[k.next])
	digest := uint64(k.kept) + k.report(k.next%k.countries)
	k.next++
	if k.next == len(k.batches) {
		k.startOver()
	}
	return digest
}

func (k *etlAggregate) Checksum() uint64 {
	k.startOver()
	hash := worker.NewHash()
	for i, batch := range k.batches {
		k.take(batch)
		hash.U64(uint64(k.kept) + k.report(i%k.countries))
	}
	for country := range k.countries {
		hash.U64(k.report(country))
		hash.U8(uint8(len(k.ranking)))
		for _, c := range k.ranking {
			hash.U32(c.user)
			hash.U64(c.cents)
		}
		for _, c := range k.daysOf(country) {
			hash.U64(c.sum)
			hash.U32(c.count)
			hash.U32(c.most)
		}
	}
	hash.U32(k.lost)
	k.startOver()
	return uint64(hash)
}

func (k *etlAggregate) startOver() {
	k.next, k.lost, k.kept = 0, 0, 0
	clear(k.cells)
	for i := range k.spend {
		k.spend[i] = make(map[uint32]uint64)
	}
}

func (k *etlAggregate) daysOf(country int) []cell {
	return k.cells[country*k.days : (country+1)*k.days]
}

func (k *etlAggregate) take(batch []byte) {
	rest := string(batch)
	for rest != "" {
		var line string
		line, rest, _ = strings.Cut(rest, "\n")
		k.row(line)
	}
}

// row takes one line: timestamp,user,product,quantity,price,country.
func (k *etlAggregate) row(line string) {
	timestamp, line, _ := strings.Cut(line, ",")
	user, line, _ := strings.Cut(line, ",")
	product, line, _ := strings.Cut(line, ",")
	quantity, line, _ := strings.Cut(line, ",")
	price, country, _ := strings.Cut(line, ",")
	if price == "" {
		k.lost++
		return
	}
	pieces := number(quantity)
	if pieces == 0 || number(product) < firstProduct {
		return
	}
	cents := pieces * number(price)
	place := number(country)
	c := &k.daysOf(place)[(number(timestamp)-k.firstSecond)/daySeconds]
	c.sum += uint64(cents)
	c.count++
	c.most = max(c.most, uint32(cents))
	k.spend[place][uint32(number(user))] += uint64(cents)
	k.kept++
}

func number(text string) int {
	value, err := strconv.Atoi(text)
	if err != nil {
		panic(err)
	}
	return value
}

// report ranks a country's users and sums its sales over seven days at a time;
// a digest of both.
func (k *etlAggregate) report(country int) uint64 {
	k.ranking = k.ranking[:0]
	for user, cents := range k.spend[country] {
		k.offer(customer{user, cents})
	}
	digest := uint64(0)
	for i, c := range k.ranking {
		digest += uint64(i+1)*c.cents + uint64(c.user)
	}
	cells := k.daysOf(country)
	window := uint64(0)
	for day := range cells {
		window += cells[day].sum
		if day >= windowDays {
			window -= cells[day-windowDays].sum
		}
		digest += uint64(day+1) * window
	}
	return digest
}

// offer finds a place for the customer, if there is one: the highest amount
// first, equal amounts by user.
func (k *etlAggregate) offer(c customer) {
	place := len(k.ranking)
	for place > 0 && before(c, k.ranking[place-1]) {
		place--
	}
	if place == places {
		return
	}
	if len(k.ranking) == places {
		k.ranking = k.ranking[:places-1]
	}
	k.ranking = slices.Insert(k.ranking, place, c)
}

func before(a, b customer) bool {
	return a.cents > b.cents || a.cents == b.cents && a.user < b.user
}

func main() { worker.Main(load) }
