package main

const (
	// none ends a queue.
	none  = -1
	shown = 10
)

// order is what is left of one at a level, and its neighbours in the queue.
type order struct {
	left           int32
	level          int32
	next, previous int32
	side           *side
}

// queue is the orders of one price, oldest first.
type queue struct {
	head, tail int32
	depth      int32
}

// side is bids or asks: level 0 has the price that a counterparty likes best,
// sign leads to the worse ones.
type side struct {
	first, sign int32
	queues      []queue
	best        int32
}

func newSide(first, sign int32, levels int) side {
	s := side{first: first, sign: sign, queues: make([]queue, levels)}
	s.clear()
	return s
}

func (s *side) clear() {
	for i := range s.queues {
		s.queues[i] = queue{head: none, tail: none}
	}
	s.best = int32(len(s.queues))
}

func (s *side) level(price int32) int32 { return (price - s.first) * s.sign }

func (s *side) price(level int32) int32 { return s.first + level*s.sign }

func (s *side) bestDepth() int32 {
	if int(s.best) < len(s.queues) {
		return s.queues[s.best].depth
	}
	return 0
}

// improve moves on to the best level that has something left.
func (s *side) improve() {
	for int(s.best) < len(s.queues) && s.queues[s.best].depth == 0 {
		s.best++
	}
}

// report is a trade, or a cancellation, whose price is 0.
type report struct {
	maker, taker    uint32
	price, quantity uint16
}

// book is the live orders of both sides.
type book struct {
	bids, asks side
	// orders by id; nothing is left of those that do not live.
	orders  []order
	reports []report
}

func newBook(lowest, levels, events int) *book {
	return &book{
		bids:   newSide(int32(lowest+levels-1), -1, levels),
		asks:   newSide(int32(lowest), 1, levels),
		orders: make([]order, events),
	}
}

func (b *book) clear() {
	b.bids.clear()
	b.asks.clear()
	clear(b.orders)
}

// limit takes what the price allows; the rest waits.
func (b *book) limit(id int32, own, other *side, price, quantity int32) {
	left := b.take(id, other, other.level(price), quantity)
	if left == 0 {
		return
	}
	level := own.level(price)
	q := &own.queues[level]
	b.orders[id] = order{left: left, level: level, next: none, previous: q.tail, side: own}
	if q.tail == none {
		q.head = id
	} else {
		b.orders[q.tail].next = id
	}
	q.tail = id
	q.depth += left
	own.best = min(own.best, level)
}

// take trades with orders up to a level, best price first, oldest first; it
// returns what is left.
func (b *book) take(taker int32, s *side, worst, quantity int32) int32 {
	for quantity > 0 && s.best <= worst && int(s.best) < len(s.queues) {
		q := &s.queues[s.best]
		price := s.price(s.best)
		for quantity > 0 && q.head != none {
			id := q.head
			maker := &b.orders[id]
			traded := min(quantity, maker.left)
			b.reports = append(b.reports, report{uint32(id), uint32(taker), uint16(price), uint16(traded)})
			quantity -= traded
			maker.left -= traded
			q.depth -= traded
			if maker.left == 0 {
				b.unlink(maker, q)
			}
		}
		s.improve()
	}
	return quantity
}

// cancel takes an order out and reports what was left of it.
func (b *book) cancel(id, order int32) {
	o := &b.orders[order]
	b.reports = append(b.reports, report{maker: uint32(order), taker: uint32(id), quantity: uint16(o.left)})
	if o.left == 0 {
		return
	}
	q := &o.side.queues[o.level]
	q.depth -= o.left
	o.left = 0
	b.unlink(o, q)
	o.side.improve()
}

func (b *book) unlink(o *order, q *queue) {
	if o.previous == none {
		q.head = o.next
	} else {
		b.orders[o.previous].next = o.next
	}
	if o.next == none {
		q.tail = o.previous
	} else {
		b.orders[o.next].previous = o.previous
	}
}
