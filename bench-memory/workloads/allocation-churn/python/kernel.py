"""Builds, walks and drops trees; one in ten survives in a window, from which it displaces the oldest."""

from __future__ import annotations

import struct

from backbench import MASK, Kernel, fnv1a64, read_input

# What one node adds to a walk, besides its value: the number of nodes is in the upper 16 bits.
ONE = 1 << 48
ONE_SURVIVES_OF = 10
# Keeps the two walks of a step from being exchanged unnoticed.
DISPLACED = 31


class AcyclicNode:
    """Knows its children."""

    __slots__ = ("left", "right", "value")

    def __init__(self, left: AcyclicNode | None, right: AcyclicNode | None, value: int) -> None:
        self.left = left
        self.right = right
        self.value = value


def build_acyclic(depth: int, seed: int, index: int = 1) -> AcyclicNode:
    """A tree of 2 ** (depth + 1) - 1 nodes; node i has the value seed ^ i."""
    if depth == 0:
        return AcyclicNode(None, None, seed ^ index)
    left = build_acyclic(depth - 1, seed, 2 * index)
    return AcyclicNode(left, build_acyclic(depth - 1, seed, 2 * index + 1), seed ^ index)


def walk_acyclic(node: AcyclicNode) -> int:
    """The number of nodes in the upper 16 bits, the sum of their values below."""
    if node.left is None:
        return ONE + node.value
    return ONE + node.value + walk_acyclic(node.left) + walk_acyclic(node.right)


class ParentLinkedNode:
    """Knows its children and its parent, so that counting references frees no tree."""

    __slots__ = ("left", "parent", "right", "value")

    def __init__(self, parent: ParentLinkedNode | None, value: int) -> None:
        self.parent = parent
        self.value = value
        self.left: ParentLinkedNode | None = None
        self.right: ParentLinkedNode | None = None


def build_parent_linked(
    depth: int, seed: int, index: int = 1, parent: ParentLinkedNode | None = None
) -> ParentLinkedNode:
    """As build_acyclic, with parents."""
    node = ParentLinkedNode(parent, seed ^ index)
    if depth > 0:
        node.left = build_parent_linked(depth - 1, seed, 2 * index, node)
        node.right = build_parent_linked(depth - 1, seed, 2 * index + 1, node)
    return node


def walk_parent_linked(node: ParentLinkedNode) -> int:
    """As walk_acyclic; a parent's value counts once more per child."""
    own = ONE + node.value
    if node.parent is not None:
        own += node.parent.value
    if node.left is None:
        return own
    return own + walk_parent_linked(node.left) + walk_parent_linked(node.right)


SHAPES = [(build_acyclic, walk_acyclic), (build_parent_linked, walk_parent_linked)]


class AllocationChurn:
    """The window is full from the start and stays full; what was in it before a pass is displaced without a walk."""

    def __init__(self, shape: int, depth: int, window: int, seeds: tuple[int, ...]) -> None:
        self.items = len(seeds)
        self._build, self._walk = SHAPES[shape]
        self._depth = depth
        self._seeds = seeds
        self._window = [self._build(depth, i) for i in range(window)]
        self._oldest = 0
        self._next = 0
        self._survivors = 0

    def step(self) -> int:
        built, displaced = self._walks()
        return (built + DISPLACED * displaced) & MASK

    def _walks(self) -> tuple[int, int]:
        item = self._next
        self._next = 0 if item + 1 == self.items else item + 1
        if item == 0:
            self._survivors = 0
        tree = self._build(self._depth, self._seeds[item])
        built = self._walk(tree)
        return built, self._keep(tree) if item % ONE_SURVIVES_OF == 0 else 0

    def _keep(self, tree: object) -> int:
        window, oldest = self._window, self._oldest
        walk = 0 if self._survivors < len(window) else self._walk(window[oldest])
        self._survivors += 1
        window[oldest] = tree
        self._oldest = 0 if oldest + 1 == len(window) else oldest + 1
        return walk

    def checksum(self) -> int:
        self._next = 0
        return fnv1a64(b"".join(struct.pack("<QQ", *self._walks()) for _ in range(self.items)))


def load(path: str) -> Kernel:
    """The input: shape u8 (0 acyclic, 1 parent-links), depth u8, window u16, and per item a seed u32."""
    items, rest = read_input(path, b"BBCH")
    shape, depth, window = struct.unpack_from("<BBH", rest)
    return AllocationChurn(shape, depth, window, struct.unpack_from(f"<{items}I", rest, 4))
