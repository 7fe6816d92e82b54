package dev.backbench.run;

import static java.util.Objects.requireNonNull;

import dev.backbench.result.Distribution;
import dev.backbench.result.Series;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A live fork: idle until a slice is granted, and idle again after it. Used by one thread. */
public interface Fork extends AutoCloseable {
  /** What it says of itself: runtime and version, collector; no secrets. Asked at its start and at its end. */
  Map<String, String> facts();

  /**
   * Grants one slice and waits for its end. The deadline is the source's own; a fork that misses it is killed after a
   * thread dump.
   *
   * @param atLeast how long the slice should last; a launch ignores it
   * @throws ForkFailure when the fork died, hung, talked nonsense, or its running checksum is wrong
   */
  Slice run(Duration atLeast) throws ForkFailure;

  /** Says that what comes next counts: what it has gathered so far is forgotten. */
  default void warmedUp() {}

  /**
   * Ends the fork in order, with its tear-down, and collects what it leaves behind.
   *
   * @throws ForkFailure when the tear-down failed or the end did not come in time
   */
  Remains finish() throws ForkFailure;

  /** Kills what is left of it; never throws. After {@link #finish} there is nothing left. */
  @Override
  void close();

  /**
   * What a fork leaves behind. Offsets are nanoseconds of {@link System#nanoTime} of the coordinator; the scheduler makes
   * them relative to the run.
   *
   * @param series by id
   * @param distributions by id
   * @param values metrics of the fork as a whole by metric id
   * @param suspicion what disturbed it, where only the fork can tell
   */
  record Remains(List<Series> series, List<Distribution> distributions, SortedMap<String, Double> values,
      Optional<String> suspicion) {
    /** Nothing beyond samples. */
    public static final Remains NOTHING = new Remains(List.of(), List.of());

    /** Copies the collections. */
    public Remains {
      series = List.copyOf(series);
      distributions = List.copyOf(distributions);
      requireNonNull(suspicion, "suspicion");
      values = Collections.unmodifiableSortedMap(new TreeMap<>(Map.copyOf(values)));
    }

    /** Without values, and undisturbed. */
    public Remains(List<Series> series, List<Distribution> distributions) {
      this(series, distributions, new TreeMap<>(), Optional.empty());
    }
  }
}
