package dev.backbench.gate;

import static java.util.Objects.requireNonNull;

import dev.backbench.stats.NominalLevels;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a gate promises, and how long it may take.
 *
 * @param preset kebab-case name
 * @param tolerance of every benchmark that has none of its own
 * @param maxPairs fork pairs of a benchmark at most, at least 4
 * @param alpha probability that a gate on identical code fails at all, in (0, 0.5)
 * @param suiteShare the part of alpha that the test of the whole suite spends
 * @param beta probability that a benchmark slower by {@code detect} passes
 * @param suiteTolerance of the geometric mean over all benchmarks
 */
public record GateSettings(String preset, Tolerance tolerance, int maxPairs, double alpha, double suiteShare,
    double beta, Tolerance suiteTolerance) {
  private static final int[] LOOKS = {4, 6, 8, 10, 12, 16, 20, 24, 32, 40, 48};
  private static final Tolerance SUITE = new Tolerance(0.02, 0);

  /** Does anything stand out? */
  public static final GateSettings SMOKE = of("smoke", 0.10, 24);
  /** For a pull request. */
  public static final GateSettings PR = of("pr", 0.05, 24);
  /** For a merge. */
  public static final GateSettings MERGE = of("merge", 0.05, 48);
  /** For a release. */
  public static final GateSettings RELEASE = of("release", 0.03, 64);

  /** Refuses errors and budgets with which nothing can be decided. */
  public GateSettings {
    requireNonNull(preset, "preset");
    requireNonNull(tolerance, "tolerance");
    requireNonNull(suiteTolerance, "suiteTolerance");
    if (maxPairs < LOOKS[0]) {
      throw new IllegalArgumentException("max pairs: expected at least %d, got %d".formatted(LOOKS[0], maxPairs));
    }
    if (!(suiteShare > 0 && suiteShare < alpha && alpha < 0.5)) {
      throw new IllegalArgumentException(
          "alpha: expected 0 < suite share < alpha < 0.5, got suite share=%s alpha=%s".formatted(suiteShare, alpha));
    }
    if (!(beta > 0 && beta < 0.5)) {
      throw new IllegalArgumentException("beta: expected a number in (0, 0.5), got " + beta);
    }
  }

  private static GateSettings of(String preset, double detect, int maxPairs) {
    return new GateSettings(preset, new Tolerance(detect, 0), maxPairs, 0.05, 0.01, 0.10, SUITE);
  }

  /** All presets, shortest first. */
  public static List<GateSettings> presets() {
    return List.of(SMOKE, PR, MERGE, RELEASE);
  }

  /** The preset of that name; empty when there is none. */
  public static Optional<GateSettings> byPreset(String preset) {
    return presets().stream().filter(settings -> settings.preset.equals(preset)).findFirst();
  }

  /** The same gate with another tolerance. */
  public GateSettings with(Tolerance other) {
    return new GateSettings(preset, other, maxPairs, alpha, suiteShare, beta, suiteTolerance);
  }

  /** The numbers of pairs at which a test looks; the last is {@link #maxPairs}. */
  public int[] looks() {
    return IntStream.concat(IntStream.of(LOOKS).filter(look -> look < maxPairs), IntStream.of(maxPairs)).toArray();
  }

  /**
   * The boundary of one benchmark: Bonferroni, because a benchmark's decision must not wait for the others'.
   *
   * @param benchmarks how many are gated together, at least 1
   * @throws IllegalArgumentException for fewer
   */
  public Boundary boundary(int benchmarks) {
    if (benchmarks < 1) {
      throw new IllegalArgumentException("benchmarks: expected at least 1, got " + benchmarks);
    }
    return boundary((alpha - suiteShare) / benchmarks);
  }

  /** The boundary of the suite test. */
  public Boundary suiteBoundary() {
    return boundary(suiteShare);
  }

  private Boundary boundary(double error) {
    int[] looks = looks();
    return new Boundary(looks, new NominalLevels(looks, NominalLevels.RHO), error, beta);
  }
}
