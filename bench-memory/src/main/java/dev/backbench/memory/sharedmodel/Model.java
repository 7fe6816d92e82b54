package dev.backbench.memory.sharedmodel;

/** What lookups read. Weights are whole numbers below 2^20, so that sums of them are exact in every language. */
sealed interface Model {
  /** How many weights it holds. */
  int size();

  /** One of them. */
  double weight(int index);

  /** Numbers side by side. */
  @SuppressWarnings("ArrayRecordComponent") // Compared with nothing.
  record Numbers(double[] weights) implements Model {
    @Override
    public int size() {
      return weights.length;
    }

    @Override
    public double weight(int index) {
      return weights[index];
    }
  }

  /** An object for each. */
  @SuppressWarnings("ArrayRecordComponent") // Compared with nothing.
  record Objects(Entry[] entries) implements Model {
    /** The first of those weights, as objects. */
    static Objects of(double[] weights, int count) {
      Entry[] entries = new Entry[count];
      for (int i = 0; i < count; i++) {
        entries[i] = new Entry(i, weights[i]);
      }
      return new Objects(entries);
    }

    @Override
    public int size() {
      return entries.length;
    }

    @Override
    public double weight(int index) {
      return entries[index].weight;
    }
  }

  /** A small object of a graph. */
  record Entry(int id, double weight) {}
}
