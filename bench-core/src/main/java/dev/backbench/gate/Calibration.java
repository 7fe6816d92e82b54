package dev.backbench.gate;

import static java.util.Objects.requireNonNull;

import dev.backbench.stats.Binomial;
import dev.backbench.stats.ClopperPearson;
import dev.backbench.stats.Estimate;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a machine's runs of a build against its own copy say of the gate there.
 *
 * @param readings oldest first, one per session
 */
public record Calibration(List<Reading> readings) {
  /** A machine that never gated. */
  public static final Calibration NONE = new Calibration(List.of());

  private static final double DEFAULT_DEVIATION = 0.005;
  private static final int DEFAULT_WEIGHT = 10;
  private static final double LEAST_DEVIATION = 0.001;
  private static final int ONE_SIDED_WINDOW = 50;
  private static final double ONE_SIDED_P = 0.01;
  private static final double CONFIRMED_DEVIATIONS = 3;

  /** Copies the list. */
  public Calibration {
    readings = List.copyOf(readings);
  }

  /**
   * One benchmark of one session, the same build in both arms.
   *
   * @param benchmark its id
   * @param mean of the differences of logarithms; would be 0 in a perfect world
   * @param pairError standard error of the mean from the spread of the pairs alone, without the session's
   * @param failed whether the gate would have failed it: a false alarm
   */
  public record Reading(String benchmark, double mean, double pairError, boolean failed) {
    /** Refuses what no session can yield. */
    public Reading {
      requireNonNull(benchmark, "benchmark");
      if (!Double.isFinite(mean) || !(pairError >= 0 && pairError < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "reading of %s: expected a finite mean and error >= 0, got %s and %s".formatted(benchmark, mean,
                pairError));
      }
    }
  }

  /** The same with one more session. */
  public Calibration plus(Reading reading) {
    return new Calibration(Stream.concat(readings.stream(), Stream.of(reading)).toList());
  }

  /**
   * Standard deviation between sessions of the mean difference of identical code, in logarithms: what the means spread
   * beyond what the pairs' errors explain. Half a percent, counted as ten readings, is what is believed without any; below a
   * tenth of a percent it is never believed.
   */
  public double sessionDeviation() {
    double excess = readings.stream().mapToDouble(reading -> reading.mean * reading.mean
        - reading.pairError * reading.pairError).sum();
    double variance = (DEFAULT_WEIGHT * DEFAULT_DEVIATION * DEFAULT_DEVIATION + excess)
        / (DEFAULT_WEIGHT + readings.size());
    return Math.max(LEAST_DEVIATION, Math.sqrt(Math.max(0, variance)));
  }

  /** Share of sessions in which identical code failed, with its 95 % Clopper-Pearson interval. */
  public Estimate falseAlarms() {
    return ClopperPearson.of(alarms(), readings.size(), 0.95);
  }

  /** In how many sessions identical code failed. */
  public int alarms() {
    return (int) readings.stream().filter(Reading::failed).count();
  }

  /**
   * The rate that false alarms do not exceed, with 95 % confidence: Clopper and Pearson's one-sided bound, which is the
   * upper end of their 90 % interval.
   */
  public double mostFalseAlarms() {
    return ClopperPearson.of(alarms(), readings.size(), 0.90).upper();
  }

  /**
   * Whether the last fifty readings lean to one side more than a fair coin would one time in a hundred. Then the arms are
   * not equal although the builds are: something in the way they are run, or in the fingerprint, is broken.
   */
  public boolean oneSided() {
    List<Reading> last = readings.subList(Math.max(0, readings.size() - ONE_SIDED_WINDOW), readings.size()).stream()
        .filter(reading -> reading.mean != 0).toList();
    int slower = (int) last.stream().filter(reading -> reading.mean > 0).count();
    return Binomial.fairCoin(slower, last.size()) < ONE_SIDED_P;
  }

  /** Whether a finding is so small, or the machine so unknown, that a fresh session must find it again. */
  public boolean wantsConfirmation(Evidence found) {
    return readings.isEmpty() || found.mean() < CONFIRMED_DEVIATIONS * sessionDeviation();
  }
}
