package dev.backbench.cpu.etlaggregate;

/** Who spent most: ten users at most, the highest amount first, equal amounts by user. */
final class Ranking {
  private static final int PLACES = 10;

  private final int[] users = new int[PLACES];
  private final long[] cents = new long[PLACES];
  private int size;

  /** Back to nobody. */
  void clear() {
    size = 0;
  }

  /** How many places are taken. */
  int size() {
    return size;
  }

  /** Who is at that place, from 0. */
  int user(int place) {
    return users[place];
  }

  /** What the user at that place spent. */
  long cents(int place) {
    return cents[place];
  }

  /** Finds a place for the user, if there is one. */
  void offer(int user, long spent) {
    int place = size;
    while (place > 0 && before(user, spent, place - 1)) {
      place--;
    }
    if (place == PLACES) {
      return;
    }
    size = Math.min(PLACES, size + 1);
    System.arraycopy(users, place, users, place + 1, size - 1 - place);
    System.arraycopy(cents, place, cents, place + 1, size - 1 - place);
    users[place] = user;
    cents[place] = spent;
  }

  private boolean before(int user, long spent, int place) {
    return spent == cents[place] ? user < users[place] : spent > cents[place];
  }
}
