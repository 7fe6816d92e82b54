package dev.backbench.cpu.spawnandswitch;

/** The same results without any units. */
final class NoUnits implements Units {
  @Override
  public long run(Pattern pattern, long seed) {
    return switch (pattern) {
      case SPAWN, PARK -> sum(MANY, seed);
      case CONTENTION -> ROUNDS * sum(CONTENDERS, seed);
      case PING_PONG -> {
        long value = seed;
        for (int i = 0; i < ROUNDS; i++) {
          value = Units.mix(Units.mix(value) + 1);
        }
        yield value;
      }
    };
  }

  private static long sum(int units, long seed) {
    long sum = 0;
    for (int i = 0; i < units; i++) {
      sum += Units.mix(seed + i);
    }
    return sum;
  }
}
