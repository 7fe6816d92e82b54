package dev.backbench.run;

import static java.util.Objects.requireNonNull;

import dev.backbench.plan.PlannedCell;
import dev.backbench.plan.Profile;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What a fork is started with.
 *
 * @param cell what it measures
 * @param profile how long its slices are
 * @param round which round of its sitting
 * @param directory an existing empty directory of its own, for logs and what it leaves behind; removed after the fork
 * @param environment variables from fixtures; may hold a password, so it is never printed or put on a command line
 * @param input for kernels that read a generated input
 * @param continued whether another cell of this round goes on with the same process ({@link PlannedCell#process})
 */
public record ForkRequest(PlannedCell cell, Profile profile, int round, Path directory, Map<String, String> environment,
    Optional<InputFiles> input, boolean continued) {
  /** Copies the map. */
  public ForkRequest {
    requireNonNull(cell, "cell");
    requireNonNull(profile, "profile");
    requireNonNull(directory, "directory");
    environment = Map.copyOf(environment);
    requireNonNull(input, "input");
  }

  /** Of a fork whose process ends with it. */
  public ForkRequest(PlannedCell cell, Profile profile, int round, Path directory, Map<String, String> environment,
      Optional<InputFiles> input) {
    this(cell, profile, round, directory, environment, input, false);
  }

  /** Without the environment. */
  @Override
  public String toString() {
    return "ForkRequest[" + cell.cell().id() + ", round " + round + "]";
  }
}
