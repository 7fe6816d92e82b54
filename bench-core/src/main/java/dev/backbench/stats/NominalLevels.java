package dev.backbench.stats;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Nominal one-sided levels of a group-sequential test whose error is spent as {@code alpha (n / N)^rho} (Kim and DeMets
 * 1987): rejecting at look k when the p-value is below level k keeps the error over all looks at alpha.
 *
 * <p>Computed for the score process, the sum of n standard normal differences, by the recursion of Armitage, McPherson
 * and Rowe (1969): the density of the sums that have not yet crossed is convolved from look to look. Applied to
 * p-values of Student's t the levels are an approximation (Jennison and Turnbull 2000, section 4.4).
 *
 * <p>One instance serves many threads and computes each alpha once.
 */
public final class NominalLevels {
  /** The exponent of the gate: little error is spent early, when few pairs are in and noise is least known. */
  public static final double RHO = 2;

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
  /** Below minus nine standard deviations the density is nothing: 1e-19. */
  private static final double REACH = 9;

  private final int[] looks;
  private final double rho;
  private final Map<Double, double[]> known = new ConcurrentHashMap<>();

  /**
   * For a fixed series of looks.
   *
   * @param looks numbers of differences at which the test looks, at least one, rising, from 1 on
   * @param rho exponent of the spending function, positive; larger spends later
   * @throws IllegalArgumentException for anything else
   */
  public NominalLevels(int[] looks, double rho) {
    if (looks.length == 0 || looks[0] < 1) {
      throw new IllegalArgumentException("looks: expected at least one, from 1 on, got " + Arrays.toString(looks));
    }
    for (int k = 1; k < looks.length; k++) {
      if (looks[k] <= looks[k - 1]) {
        throw new IllegalArgumentException("looks: expected rising numbers, got " + Arrays.toString(looks));
      }
    }
    if (!(rho > 0 && rho < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("rho: expected a positive number, got " + rho);
    }
    this.looks = looks.clone();
    this.rho = rho;
  }

  /**
   * The levels that spend alpha.
   *
   * @param alpha the error over all looks, in (0, 0.5]
   * @return one level in (0, 1) for each look
   * @throws IllegalArgumentException for another alpha
   */
  public double[] of(double alpha) {
    if (!(alpha > 0 && alpha <= 0.5)) {
      throw new IllegalArgumentException("alpha: expected a number in (0, 0.5], got " + alpha);
    }
    return known.computeIfAbsent(alpha, this::compute).clone();
  }

  private double[] compute(double alpha) {
    double[] levels = new double[looks.length];
    double last = looks[looks.length - 1];
    double spent = alpha * Math.pow(looks[0] / last, rho);
    levels[0] = spent;
    double bound = Math.sqrt(looks[0]) * NORMAL.inverseSurvivalProbability(spent);
    Density density = Density.first(looks[0], bound, step(0));
    for (int k = 1; k < looks.length; k++) {
      double target = alpha * Math.pow(looks[k] / last, rho);
      double deviation = Math.sqrt(looks[k] - looks[k - 1]);
      bound = density.boundFor(target - spent, deviation, bound);
      levels[k] = NORMAL.survivalProbability(bound / Math.sqrt(looks[k]));
      density = density.next(looks[k], bound, deviation, step(k));
      spent = target;
    }
    return levels;
  }

  /** The density at look k is as smooth as the convolution that made it, and meets the one that follows. */
  private double step(int k) {
    int before = k == 0 ? looks[0] : looks[k] - looks[k - 1];
    int after = k + 1 < looks.length ? looks[k + 1] - looks[k] : before;
    return Math.sqrt(Math.min(before, after));
  }

  /** The density of the sums that have not crossed, on the nodes of a composite Gauss-Legendre rule. */
  private static final class Density {
    /** Positive nodes and weights of the ten-point rule (Abramowitz and Stegun, table 25.4). */
    private static final double[] NODES = {0.1488743389816312, 0.4333953941292472, 0.6794095682990244,
        0.8650633666889845, 0.9739065285171717};
    private static final double[] WEIGHTS = {0.2955242247147529, 0.2692667193099963, 0.2190863625159820,
        0.1494513491505806, 0.0666713443086881};

    private final double[] nodes;
    private final double[] masses;

    private Density(int size) {
      nodes = new double[size];
      masses = new double[size];
    }

    static Density first(int n, double bound, double step) {
      double deviation = Math.sqrt(n);
      Density density = grid(-REACH * deviation, bound, step);
      for (int i = 0; i < density.nodes.length; i++) {
        density.masses[i] *= NORMAL.density(density.nodes[i] / deviation) / deviation;
      }
      return density;
    }

    /** What is left below the bound after independent normal steps of that deviation. */
    Density next(int n, double bound, double deviation, double step) {
      Density density = grid(-REACH * Math.sqrt(n), bound, step);
      for (int i = 0; i < density.nodes.length; i++) {
        density.masses[i] *= arriving(density.nodes[i], deviation);
      }
      return density;
    }

    /** The bound that the given mass crosses in one step; Newton's method, halving when a step leaves the bracket. */
    double boundFor(double mass, double deviation, double guess) {
      double low = nodes[0];
      double high = nodes[nodes.length - 1] + 40 * deviation;
      double bound = guess;
      for (int i = 0; i < 100; i++) {
        double excess = crossing(bound, deviation) - mass;
        if (Math.abs(excess) <= 1e-13 * mass) {
          break;
        }
        if (excess > 0) {
          low = bound;
        } else {
          high = bound;
        }
        double newton = bound + excess / arriving(bound, deviation);
        bound = newton > low && newton < high ? newton : (low + high) / 2;
      }
      return bound;
    }

    private double crossing(double bound, double deviation) {
      double sum = 0;
      for (int i = 0; i < nodes.length; i++) {
        sum += masses[i] * NORMAL.survivalProbability((bound - nodes[i]) / deviation);
      }
      return sum;
    }

    private double arriving(double at, double deviation) {
      double sum = 0;
      for (int i = 0; i < nodes.length; i++) {
        double z = (at - nodes[i]) / deviation;
        if (z < REACH && z > -REACH) {
          sum += masses[i] * Math.exp(-z * z / 2);
        }
      }
      return sum / (deviation * Math.sqrt(2 * Math.PI));
    }

    /** Nodes in rising order; the masses are the rule's weights, to be multiplied by the density. */
    private static Density grid(double from, double to, double step) {
      int panels = Math.max(1, (int) Math.ceil((to - from) / (2 * step)));
      int points = 2 * NODES.length;
      double half = (to - from) / panels / 2;
      Density grid = new Density(panels * points);
      for (int panel = 0; panel < panels; panel++) {
        double middle = from + (2 * panel + 1) * half;
        for (int i = 0; i < NODES.length; i++) {
          int right = panel * points + NODES.length + i;
          int left = panel * points + NODES.length - 1 - i;
          grid.nodes[right] = middle + half * NODES[i];
          grid.nodes[left] = middle - half * NODES[i];
          grid.masses[right] = half * WEIGHTS[i];
          grid.masses[left] = half * WEIGHTS[i];
        }
      }
      return grid;
    }
  }
}
