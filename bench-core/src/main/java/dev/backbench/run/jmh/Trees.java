package dev.backbench.run.jmh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Temporary directories of ours. */
public final class Trees {
  private Trees() {}

  /** Deletes it and what it holds, as far as that can be deleted; links are deleted, not followed. */
  public static void delete(Path root) {
    for (Path path : deepestFirst(root)) {
      try {
        Files.deleteIfExists(path);
      } catch (IOException e) {
        // Somebody still writes there: the system's own cleaning of temporary files gets it.
      }
    }
  }

  private static List<Path> deepestFirst(Path root) {
    try (Stream<Path> paths = Files.walk(root)) {
      return paths.sorted(Comparator.reverseOrder()).toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of();
    }
  }
}
