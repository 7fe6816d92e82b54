package dev.backbench.memory.objectlayout;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A thousand of what the workloads hold most of. */
enum Graph {
  /** Nodes of a binary tree with two references and a number, as in allocation churn. */
  TREE_NODES,
  /** Entries of a hash map from boxed keys to byte arrays of 100 bytes, as in the cache of the large live set. */
  CACHE_ENTRIES,
  /** Rows of users with two texts and a time, as a service has them. */
  USER_ROWS,
  /** Numbers in boxes, in a list. */
  BOXED_NUMBERS,
  /** The same numbers in an array. */
  PLAIN_NUMBERS;

  static final int COUNT = 1_000;
  private static final int VALUE_BYTES = 100;
  /** Beyond the boxes that every virtual machine has ready. */
  private static final long FIRST = 1_000_000;

  /** The graph of that name, {@code tree-nodes}. */
  static Graph parse(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** A fresh one. */
  Object build() {
    return switch (this) {
      case TREE_NODES -> tree();
      case CACHE_ENTRIES -> cache();
      case USER_ROWS -> rows();
      case BOXED_NUMBERS -> boxes();
      case PLAIN_NUMBERS -> new long[COUNT];
    };
  }

  private static Object tree() {
    List<Node> nodes = new ArrayList<>();
    // Children first: node i has the children 2i + 1 and 2i + 2.
    for (int i = COUNT - 1; i >= 0; i--) {
      nodes.addFirst(new Node(child(nodes, i, 2 * i + 1), child(nodes, i, 2 * i + 2), i));
    }
    return nodes.getFirst();
  }

  private static @Nullable Node child(List<Node> nodes, int parent, int index) {
    return index < COUNT ? nodes.get(index - parent - 1) : null;
  }

  private static Object cache() {
    Map<Long, byte[]> entries = HashMap.newHashMap(COUNT);
    for (long key = 0; key < COUNT; key++) {
      entries.put(FIRST + key, new byte[VALUE_BYTES]);
    }
    return entries;
  }

  private static Object rows() {
    List<User> users = new ArrayList<>(COUNT);
    for (int i = 0; i < COUNT; i++) {
      users.add(new User(FIRST + i, "user%d@example.test".formatted(FIRST + i), "Ada Allen %d".formatted(i), 36,
          Instant.ofEpochSecond(FIRST + i)));
    }
    return users;
  }

  private static Object boxes() {
    List<Long> numbers = new ArrayList<>(COUNT);
    for (long i = 0; i < COUNT; i++) {
      numbers.add(FIRST + i);
    }
    return numbers;
  }

  private record Node(@Nullable Node left, @Nullable Node right, long value) {}

  private record User(long id, String email, String name, int age, Instant created) {}
}
