package dev.backbench.cpu.etlaggregate;

import java.util.Arrays;

/** What each user has spent in a country: a hash table from int to long, because the library's would box both. */
final class Spend {
  private static final int NOBODY = -1;
  private static final int FIRST_SLOTS = 64;
  /** 2^32 over the golden ratio: its upper bits spread consecutive numbers (Knuth, volume 3, section 6.4). */
  private static final int GOLDEN = 0x9E3779B1;

  /** The user in each slot; always a power of two of them, at most half of them taken. */
  private int[] users;
  private long[] cents;
  private int size;

  /** Nobody has spent anything. */
  Spend() {
    users = empty(FIRST_SLOTS);
    cents = new long[FIRST_SLOTS];
  }

  /** The user, zero or above, spends more. */
  void add(int user, long more) {
    int slot = slot(user);
    if (users[slot] == NOBODY) {
      if (2 * (size + 1) > users.length) {
        grow();
        slot = slot(user);
      }
      users[slot] = user;
      size++;
    }
    cents[slot] += more;
  }

  /** Offers each user once, in no particular order. */
  void rank(Ranking ranking) {
    for (int slot = 0; slot < users.length; slot++) {
      if (users[slot] != NOBODY) {
        ranking.offer(users[slot], cents[slot]);
      }
    }
  }

  /** Where the user is or would be. */
  private int slot(int user) {
    int mask = users.length - 1;
    int slot = (user * GOLDEN) >>> Integer.numberOfLeadingZeros(mask);
    while (users[slot] != user && users[slot] != NOBODY) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    int[] oldUsers = users;
    long[] oldCents = cents;
    users = empty(2 * oldUsers.length);
    cents = new long[users.length];
    for (int i = 0; i < oldUsers.length; i++) {
      if (oldUsers[i] != NOBODY) {
        int slot = slot(oldUsers[i]);
        users[slot] = oldUsers[i];
        cents[slot] = oldCents[i];
      }
    }
  }

  private static int[] empty(int slots) {
    int[] result = new int[slots];
    Arrays.fill(result, NOBODY);
    return result;
  }
}
