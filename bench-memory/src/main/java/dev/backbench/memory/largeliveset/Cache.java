package dev.backbench.memory.largeliveset;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.Map;

/**
 * A cache as a program would write it: a hash map of boxed keys and byte arrays, the oldest entry evicted for each new one.
 * Every value is an object of its own.
 */
final class Cache extends Service {
  private final byte[][] values;
  private final Map<Long, byte[]> entries;

  /** Full. */
  Cache(Requests requests) {
    super(requests);
    values = new byte[requests.period()][];
    for (int i = 0; i < values.length; i++) {
      values[i] = requests.value(i);
    }
    entries = HashMap.newHashMap(requests.entries() + 1);
    for (long key = 0; key < requests.entries(); key++) {
      entries.put(key, fresh(key));
    }
  }

  private byte[] fresh(long key) {
    return values[(int) (key % values.length)].clone();
  }

  @Override
  long get(long key) {
    byte[] value = entries.get(key);
    return value == null ? Requests.MISS : Requests.digest(value);
  }

  @Override
  long replace(long key) {
    return Requests.digest(requireNonNull(entries.put(key, fresh(key)), "an entry to replace"));
  }

  @Override
  long insert(long key, long evicted) {
    entries.put(key, fresh(key));
    return Requests.digest(requireNonNull(entries.remove(evicted), "an entry to evict"));
  }
}
