package dev.backbench.result;

/**
 * What else the machine did during a sample.
 *
 * @param steal share of CPU time that the hypervisor gave to others, 0 to 1
 * @param foreignCpu cores kept busy by processes that are not ours, 0 to the number of CPUs
 * @param pressure share of wall time in which some runnable task waited for a CPU, 0 to 1; 0 where the kernel keeps no
 *     pressure record
 */
public record Noise(double steal, double foreignCpu, double pressure) {
  /** Refuses negative and non-finite values. */
  public Noise {
    check("steal", steal);
    check("foreign CPU", foreignCpu);
    check("pressure", pressure);
  }

  private static void check(String name, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("noise: expected %s >= 0, got %s".formatted(name, value));
    }
  }
}
