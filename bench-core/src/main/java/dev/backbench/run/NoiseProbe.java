package dev.backbench.run;

import dev.backbench.result.Noise;
import java.util.Optional;

/** Watches what else the machine does. */
@FunctionalInterface
public interface NoiseProbe {
  /** Starts a watch. */
  Watch start();

  /** A watch under way. */
  @FunctionalInterface
  interface Watch {
    /**
     * What was seen since its start; empty where the platform does not say.
     *
     * @param ownCpuNanos CPU nanoseconds that our own processes used meanwhile
     */
    Optional<Noise> stop(long ownCpuNanos);
  }
}
