package dev.backbench.run.ruler;

import dev.backbench.contract.SplitMix64;
import java.util.Locale;

/**
 * Work that needs nothing but the JDK and never changes: what else it takes is the machine's doing. Each one leans on
 * another part of it.
 */
public enum Ruler {
  /** A chain of multiplications, each of which waits for the one before: the clock of the core. */
  ARITHMETIC {
    private static final int MULTIPLICATIONS = 200_000;

    @Override
    Work prepare() {
      return () -> {
        long value = SEED;
        for (int i = 0; i < MULTIPLICATIONS; i++) {
          value ^= value >>> 12;
          value ^= value << 25;
          value ^= value >>> 27;
          value *= 0x2545F4914F6CDD1DL;
        }
        return value;
      };
    }
  },
  /** Hops through 16 MiB in an order that no prefetcher foresees: caches and memory. */
  MEMORY {
    private static final int PLACES = 4 << 20;
    private static final int HOPS = 20_000;

    @Override
    Work prepare() {
      int[] next = cycle(PLACES);
      int[] place = {0};
      return () -> {
        int here = place[0];
        long sum = 0;
        for (int i = 0; i < HOPS; i++) {
          here = next[here];
          sum += here;
        }
        place[0] = here;
        return sum;
      };
    }

    // Sattolo's algorithm: one cycle through all places.
    private int[] cycle(int places) {
      int[] next = new int[places];
      for (int i = 0; i < places; i++) {
        next[i] = i;
      }
      SplitMix64 random = new SplitMix64(SEED);
      for (int i = places - 1; i > 0; i--) {
        int other = (int) Long.remainderUnsigned(random.nextLong(), i);
        int kept = next[i];
        next[i] = next[other];
        next[other] = kept;
      }
      return next;
    }
  },
  /** Chains of small objects of which the last few thousand stay alive: allocation and collection. */
  ALLOCATION {
    private static final int LINKS = 20_000;
    private static final int ALIVE = 4096;

    @Override
    Work prepare() {
      Link[] alive = new Link[ALIVE];
      return () -> {
        Link last = new Link(SEED, null);
        for (int i = 0; i < LINKS; i++) {
          last = new Link(last.value * 31 + i, i % ALIVE == 0 ? null : last);
          alive[i % ALIVE] = last;
        }
        return last.value + alive.length;
      };
    }
  };

  private static final long SEED = 0x9E3779B97F4A7C15L;

  /** Kebab-case name. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Lays out what the work needs, once. */
  abstract Work prepare();

  /** One step; what it returns must be used, or a compiler leaves the work out. */
  @FunctionalInterface
  interface Work {
    long step();
  }

  private record Link(long value, @org.jspecify.annotations.Nullable Link before) {}
}
