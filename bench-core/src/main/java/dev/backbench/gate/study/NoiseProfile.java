package dev.backbench.gate.study;

import java.util.List;

/**
 * How a simulated machine disturbs what it measures. All but the rates are standard deviations of logarithms.
 *
 * @param id kebab-case name
 * @param level of the machine between sessions; both arms of a session share it, a stored number does not
 * @param session between the arms of one session, in favour of either
 * @param fork between forks: code layout, memory layout, decisions of the compiler
 * @param slice between slices of a fork
 * @param drift of the machine's speed from slice to slice, a random walk that both arms ride
 * @param burstRate probability that a neighbour's burst begins with a slice, in [0, 1]
 * @param burstCost what a slice loses in a burst, relative, in [0, 1)
 * @param burstSlices how many slices a burst lasts on average, at least 1
 */
public record NoiseProfile(String id, double level, double session, double fork, double slice, double drift,
    double burstRate, double burstCost, double burstSlices) {
  /** A machine of one's own. */
  public static final NoiseProfile QUIET = new NoiseProfile("quiet", 0.005, 0.001, 0.005, 0.01, 0.001, 0, 0, 1);
  /** A continuous-integration runner. */
  public static final NoiseProfile TYPICAL = new NoiseProfile("typical", 0.03, 0.002, 0.02, 0.03, 0.003, 0.01, 0.2, 4);
  /** A runner with neighbours. */
  public static final NoiseProfile NOISY = new NoiseProfile("noisy", 0.06, 0.003, 0.04, 0.06, 0.01, 0.03, 0.4, 6);

  /** Refuses what is no deviation and no rate; written so that NaN fails too. */
  public NoiseProfile {
    boolean deviations = level >= 0 && session >= 0 && fork >= 0 && slice >= 0 && drift >= 0
        && level + session + fork + slice + drift < Double.POSITIVE_INFINITY;
    boolean bursts = burstRate >= 0 && burstRate <= 1 && burstCost >= 0 && burstCost < 1 && burstSlices >= 1
        && burstSlices < Double.POSITIVE_INFINITY;
    if (!deviations || !bursts) {
      throw new IllegalArgumentException(
          "noise profile %s: expected deviations >= 0, rate in [0, 1], cost in [0, 1), slices >= 1, got %s, %s, %s, %s, %s and %s, %s, %s"
              .formatted(id, level, session, fork, slice, drift, burstRate, burstCost, burstSlices));
    }
  }

  /** All profiles, quietest first. */
  public static List<NoiseProfile> known() {
    return List.of(QUIET, TYPICAL, NOISY);
  }
}
