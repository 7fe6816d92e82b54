package main

// one is what a node adds to a walk, besides its value: the number of nodes is
// in the upper 16 bits.
const one = 1 << 48

// trees builds and walks binary trees of one shape. Node i has the value
// seed ^ i; its children are 2i and 2i + 1, the root is 1.
type trees[T any] struct {
	build func(depth int, seed uint32) *T
	walk  func(*T) uint64
}

// acyclicNode knows its children.
type acyclicNode struct {
	left, right *acyclicNode
	value       uint64
}

func buildAcyclic(depth int, index, seed uint32) *acyclicNode {
	if depth == 0 {
		return &acyclicNode{value: uint64(seed ^ index)}
	}
	return &acyclicNode{
		left:  buildAcyclic(depth-1, 2*index, seed),
		right: buildAcyclic(depth-1, 2*index+1, seed),
		value: uint64(seed ^ index),
	}
}

func walkAcyclic(node *acyclicNode) uint64 {
	own := one + node.value
	if node.left == nil {
		return own
	}
	return own + walkAcyclic(node.left) + walkAcyclic(node.right)
}

var acyclic = trees[acyclicNode]{
	build: func(depth int, seed uint32) *acyclicNode { return buildAcyclic(depth, 1, seed) },
	walk:  walkAcyclic,
}

// parentLinkedNode knows its children and its parent.
type parentLinkedNode struct {
	left, right, parent *parentLinkedNode
	value               uint64
}

func buildParentLinked(depth int, index, seed uint32, parent *parentLinkedNode) *parentLinkedNode {
	node := &parentLinkedNode{parent: parent, value: uint64(seed ^ index)}
	if depth > 0 {
		node.left = buildParentLinked(depth-1, 2*index, seed, node)
		node.right = buildParentLinked(depth-1, 2*index+1, seed, node)
	}
	return node
}

// walkParentLinked counts a parent's value once more per child.
func walkParentLinked(node *parentLinkedNode) uint64 {
	own := one + node.value
	if node.parent != nil {
		own += node.parent.value
	}
	if node.left == nil {
		return own
	}
	return own + walkParentLinked(node.left) + walkParentLinked(node.right)
}

var parentLinked = trees[parentLinkedNode]{
	build: func(depth int, seed uint32) *parentLinkedNode { return buildParentLinked(depth, 1, seed, nil) },
	walk:  walkParentLinked,
}
