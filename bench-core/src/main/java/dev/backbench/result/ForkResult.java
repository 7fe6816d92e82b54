package dev.backbench.result;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one fork yielded; the unit of the journal.
 *
 * @param cell the cell's id
 * @param round which round of its sitting, from 0; forks of one sitting and round alternated and pair up
 * @param sequence its place in the run, from 0
 * @param offsetNanos its start, nanoseconds since the start of the run
 * @param elapsedNanos from its start to its end, set-up and warm-up included
 * @param status {@code SKIPPED} when what it needs cannot be had on this machine
 * @param reason why the status is not OK
 * @param facts what it said of itself: runtime version, collector, fixture identity; no secrets
 * @param samples in time order
 * @param values metrics of the fork as a whole by metric id, in their units: pauses, percentiles of a distribution
 * @param series more than samples, by id
 * @param distributions histograms, by id
 */
public record ForkResult(String cell, int round, int sequence, long offsetNanos, long elapsedNanos, Status status,
    Optional<String> reason, SortedMap<String, String> facts, List<Sample> samples, SortedMap<String, Double> values,
    List<Series> series,
    List<Distribution> distributions) {
  /** Copies the collections; a status other than OK needs a reason. */
  public ForkResult {
    requireNonNull(cell, "cell");
    requireNonNull(status, "status");
    requireNonNull(reason, "reason");
    facts = Collections.unmodifiableSortedMap(new TreeMap<>(Map.copyOf(facts)));
    samples = List.copyOf(samples);
    values = Collections.unmodifiableSortedMap(new TreeMap<>(Map.copyOf(values)));
    series = List.copyOf(series);
    distributions = List.copyOf(distributions);
    if (status != Status.OK && reason.isEmpty()) {
      throw new IllegalArgumentException(
          "fork of %s: expected OK, or another status with a reason, got %s without".formatted(cell, status));
    }
  }

  /** The samples that count. */
  public List<Sample> measured() {
    return samples.stream().filter(sample -> sample.phase() == Sample.Phase.MEASURED).toList();
  }
}
