package dev.backbench.cli;

import dev.backbench.fixtures.postgres.Leftovers.Leftover;
import dev.backbench.process.Children;
import dev.backbench.process.Leftovers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Removes what runs that were killed left behind, and nothing else. */
final class Cleanup {
  private final Path temporary;
  private final Map<String, String> environment;

  Cleanup(Path temporary, Map<String, String> environment) {
    this.temporary = temporary;
    this.environment = environment;
  }

  /**
   * Removes it.
   *
   * @return one line for each thing removed
   * @throws IOException when something resists
   */
  List<String> run() throws IOException {
    List<String> removed = new ArrayList<>();
    Leftovers left = Leftovers.find(Path.of("/proc"), temporary);
    left.processes().forEach(pid -> removed.add("process " + pid));
    left.directories().forEach(path -> removed.add("directory " + path));
    left.remove();
    try (Children children = new Children("clean")) {
      var servers = new dev.backbench.fixtures.postgres.Leftovers(children, environment);
      for (Leftover leftover : servers.find()) {
        removed.add(switch (leftover) {
          case Leftover.Directory(Path path) -> "directory " + path;
          case Leftover.AbandonedContainer(String id, String run) -> "container %s of run %s".formatted(id, run);
        });
        servers.remove(leftover);
      }
    }
    return removed;
  }
}
