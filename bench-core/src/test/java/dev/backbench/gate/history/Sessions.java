package dev.backbench.gate.history;

import dev.backbench.result.Fingerprint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Sessions of one cell, for tests. */
public final class Sessions {
  public static final String CELL = "sort/java/size=M";
  public static final String JAR = "ab".repeat(32);
  public static final Fingerprint MACHINE = new Fingerprint(new TreeMap<>(Map.of("cpu.model", "A", "jmh", "1.37")));

  private Sessions() {}

  /** One ruler that took so long. */
  public static RulerReading rulers(double memoryNanos) {
    return new RulerReading(new TreeMap<>(Map.of("memory", memoryNanos)));
  }

  /** A score of the cell, under one condition. */
  public static CellScore score(double logScore, double forkDeviation, int forks) {
    return new CellScore(CELL, logScore, forkDeviation, forks, Optional.of(JAR),
        new TreeMap<>(Map.of("collector", "Serial")));
  }

  /** A session of six forks that differ by 1 %; its name sorts by its number. */
  public static RecordedSession session(int number, double logScore, String... cleared) {
    return new RecordedSession("run-%03d".formatted(number), "standard", rulers(100),
        List.of(score(logScore, 0.01, 6)), Set.of(cleared));
  }

  /** The session of number 0 as the baseline. */
  public static Baseline baseline(double logScore) {
    return Baseline.of(MACHINE, session(0, logScore));
  }
}
