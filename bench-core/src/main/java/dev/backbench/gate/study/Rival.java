package dev.backbench.gate.study;

import dev.backbench.gate.GateMetric;
import dev.backbench.gate.Pair;
import dev.backbench.gate.PairDifference;
import dev.backbench.gate.Tolerance;
import dev.backbench.result.Sample;
import dev.backbench.stats.Bootstrap;
import dev.backbench.stats.Estimate;
import dev.backbench.stats.LogMean;
import dev.backbench.stats.MannWhitney;
import dev.backbench.stats.Moments;
import dev.backbench.unit.Better;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Rules in use elsewhere, as they judge one benchmark. Red means: the candidate is called slower. */
public enum Rival {
  /** The candidate's mean is 5 % worse than the mean that an earlier session stored of the base. */
  STORED_THRESHOLD("stored baseline, 5 % threshold") {
    @Override
    public boolean red(List<Pair> pairs, List<Pair> stored, Better better) {
      double before = Moments.mean(pooled(first(stored), Pair::base, better));
      double now = Moments.mean(pooled(first(pairs), Pair::candidate, better));
      return before - now > Tolerance.log(0.05);
    }
  },
  /** JMH's 99.9 % intervals over all iterations of all forks do not overlap. */
  JMH_INTERVALS("JMH 99.9 % intervals over iterations") {
    @Override
    public boolean red(List<Pair> pairs, List<Pair> stored, Better better) {
      Estimate base = interval(pooled(first(pairs), Pair::base, better));
      Estimate candidate = interval(pooled(first(pairs), Pair::candidate, better));
      return candidate.upper() < base.lower();
    }

    private Estimate interval(double[] values) {
      double mean = Moments.mean(values);
      double half = LogMean.halfWidth(values, 0.999);
      return new Estimate(mean, mean - half, mean + half);
    }
  },
  /** Mann and Whitney's test over all iterations of all forks says p below 0.05. */
  MANN_WHITNEY("Mann-Whitney over iterations, p < 0.05") {
    @Override
    public boolean red(List<Pair> pairs, List<Pair> stored, Better better) {
      return MannWhitney.lower(pooled(first(pairs), Pair::candidate, better),
          pooled(first(pairs), Pair::base, better)) < 0.05;
    }
  },
  /** Pairs are added until the 95 % interval of the mean difference excludes zero. */
  OPTIONAL_STOPPING("add pairs until the 95 % interval excludes 0") {
    @Override
    public boolean red(List<Pair> pairs, List<Pair> stored, Better better) {
      double[] taken = Arrays.copyOf(differences(pairs, better), pairsTaken(pairs, better));
      double mean = Moments.mean(taken);
      return mean > LogMean.halfWidth(taken, 0.95);
    }

    @Override
    public int pairsTaken(List<Pair> pairs, Better better) {
      double[] differences = differences(pairs, better);
      for (int n = 3; n < differences.length; n++) {
        double[] sofar = Arrays.copyOf(differences, n);
        if (Math.abs(Moments.mean(sofar)) > LogMean.halfWidth(sofar, 0.95)) {
          return n;
        }
      }
      return differences.length;
    }
  },
  /** Of five rounds the bootstrap's 95 % interval lies above zero and the mean above a floor of 2 %. */
  BOOTSTRAP_FLOOR("5 rounds, bootstrap and a floor of 2 %") {
    @Override
    public boolean red(List<Pair> pairs, List<Pair> stored, Better better) {
      Estimate mean = Bootstrap.mean(differences(first(pairs), better), 0.95, 1000, 1);
      return mean.lower() > 0 && mean.center() > Tolerance.log(0.02);
    }
  };

  /** How many pairs of forks the rules with a fixed number take: JMH's default number of forks. */
  public static final int ROUNDS = 5;

  private final String title;

  Rival(String title) {
    this.title = title;
  }

  /** For the table. */
  public String title() {
    return title;
  }

  /**
   * Whether the rule calls the candidate slower.
   *
   * @param pairs in order of measurement, at least one
   * @param stored pairs of an earlier session, at least one
   * @param better the direction of the score
   */
  public abstract boolean red(List<Pair> pairs, List<Pair> stored, Better better);

  /** How many of these pairs the rule takes. */
  public int pairsTaken(List<Pair> pairs, Better better) {
    return first(pairs).size();
  }

  private static List<Pair> first(List<Pair> pairs) {
    return pairs.subList(0, Math.min(ROUNDS, pairs.size()));
  }

  /** Logarithms in the sense of throughput: more is better. */
  private static double[] pooled(List<Pair> pairs, Function<Pair, List<Sample>> arm, Better better) {
    double sign = better == Better.HIGHER ? 1 : -1;
    return pairs.stream().map(arm).flatMap(List::stream).mapToDouble(sample -> sign * Math.log(sample.score()))
        .toArray();
  }

  private static double[] differences(List<Pair> pairs, Better better) {
    return pairs.stream().mapToDouble(pair -> PairDifference.of(pair, GateMetric.WALL, better).median()).toArray();
  }
}
