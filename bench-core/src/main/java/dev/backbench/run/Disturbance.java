package dev.backbench.run;

import dev.backbench.result.Noise;
import dev.backbench.result.Sample;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Whether something outside disturbed a measurement. Judged by the noise alone, never by the score: repeating what looks
 * slow would bend every result.
 */
final class Disturbance {
  /** The hypervisor took more than 2 % of the CPU time. */
  private static final double MAX_STEAL = 0.02;
  /** Somebody else's processes kept half a core busy. */
  private static final double MAX_FOREIGN_CPU = 0.5;

  private Disturbance() {}

  /** Whether a sample should be repeated. */
  static boolean of(Sample sample) {
    return sample.noise().map(noise -> noise.steal() > MAX_STEAL || noise.foreignCpu() > MAX_FOREIGN_CPU).orElse(false);
  }

  /** Why a fork with these measured samples is suspect; empty when it is not, or the platform does not say. */
  static Optional<String> of(List<Sample> measured) {
    double steal = mean(measured, Noise::steal);
    if (steal > MAX_STEAL) {
      return Optional.of(String.format(Locale.ROOT, "steal %.1f %%, expected at most %.0f %%", steal * 100,
          MAX_STEAL * 100));
    }
    double foreign = mean(measured, Noise::foreignCpu);
    if (foreign > MAX_FOREIGN_CPU) {
      return Optional.of(String.format(Locale.ROOT, "foreign processes on %.1f cores, expected at most %.1f", foreign,
          MAX_FOREIGN_CPU));
    }
    return Optional.empty();
  }

  private static double mean(List<Sample> samples, ToDoubleFunction<Noise> part) {
    return samples.stream().flatMap(sample -> sample.noise().stream()).mapToDouble(part).average().orElse(0);
  }
}
