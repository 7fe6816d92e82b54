package dev.backbench.cli;

import java.nio.file.Path;
import java.util.Map;

/** Where this program keeps what it learns of a machine, for all projects of its user. */
final class State {
  private State() {}

  /**
   * {@code BACKBENCH_STATE} if it is set, so that a CI system can keep it between jobs; else below {@code XDG_STATE_HOME}
   * or {@code ~/.local/state}, as the XDG base directory specification says.
   */
  static Path folder(Map<String, String> environment) {
    String own = environment.getOrDefault("BACKBENCH_STATE", "");
    if (!own.isEmpty()) {
      return Path.of(own);
    }
    String state = environment.getOrDefault("XDG_STATE_HOME", "");
    return (state.isEmpty() ? Path.of(System.getProperty("user.home"), ".local", "state") : Path.of(state))
        .resolve("backbench");
  }
}
