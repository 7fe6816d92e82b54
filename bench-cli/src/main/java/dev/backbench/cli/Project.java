package dev.backbench.cli;

import dev.backbench.unit.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where the project lies.
 *
 * @param root the folder of the root {@code pom.xml}, absolute
 */
record Project(Path root) {
  private static final String MARK = "<artifactId>backbench</artifactId>";

  Project {
    root = root.toAbsolutePath().normalize();
  }

  /**
   * The project that a folder belongs to: the nearest folder upwards whose {@code pom.xml} is backbench's own.
   *
   * @param named the root as the launcher knows it; empty to search
   * @param start where to begin searching
   * @throws BadInputException when there is none
   */
  static Project locate(String named, Path start) throws BadInputException {
    if (!named.isEmpty()) {
      Path root = Path.of(named);
      if (!isRoot(root)) {
        throw new BadInputException(
            List.of("-Dbackbench.root: expected backbench's root folder, got \"%s\".".formatted(named)));
      }
      return new Project(root);
    }
    for (Path folder = start.toAbsolutePath(); folder != null; folder = folder.getParent()) {
      if (isRoot(folder)) {
        return new Project(folder);
      }
    }
    throw new BadInputException(List.of(
        "%s: expected a folder inside backbench's sources, got none. Use scripts/bench, or start there."
            .formatted(start)));
  }

  private static boolean isRoot(Path folder) {
    Path pom = folder.resolve("pom.xml");
    try {
      // Modules name backbench as their parent: only the root has modules.
      String text = Files.isRegularFile(pom) ? Files.readString(pom) : "";
      return text.contains(MARK) && text.contains("<modules>");
    } catch (IOException e) {
      return false;
    }
  }

  /** Where runs are kept. */
  Path runs() {
    return root.resolve("results").resolve("runs");
  }

  /** Committed runs. */
  Path reference() {
    return root.resolve("results").resolve("reference");
  }

  /** What is agreed to be normal, one file for each class of machines. */
  Path baselines() {
    return root.resolve("results").resolve("baselines");
  }

  /** What runs scored, one file for each class of machines. */
  Path history() {
    return root.resolve("results").resolve("history");
  }

  /** The ledger of claims: one file each. */
  Path claims() {
    return root.resolve("claims");
  }

  /** What is built on demand and may be deleted: inputs, programs. */
  Path built() {
    return root.resolve("target");
  }

  /** Services under test, and their contract. */
  Path services() {
    return root.resolve("fixtures").resolve("services");
  }

  /** A suite's JMH jar. */
  Path benchmarksJar(String suite) {
    return root.resolve("bench-" + suite).resolve("target").resolve("benchmarks.jar");
  }
}
