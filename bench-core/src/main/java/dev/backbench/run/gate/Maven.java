package dev.backbench.run.gate;

import static java.util.Objects.requireNonNull;

import dev.backbench.plan.SearchPath;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * The Maven that builds a revision: the one that is running, when it started this program, else the one on the path.
 *
 * @param executable its {@code mvn}
 * @param options how it was started: offline, another local repository
 */
public record Maven(Path executable, List<String> options) {
  /** Copies the list. */
  public Maven {
    requireNonNull(executable, "executable");
    options = List.copyOf(options);
  }

  /**
   * Finds it.
   *
   * @param properties {@code backbench.maven.home}, {@code .offline} and {@code .repository}, as a running Maven sets them
   * @param path where to look when no Maven is running
   * @return empty when there is none
   */
  public static Optional<Maven> find(Properties properties, SearchPath path) {
    String home = properties.getProperty("backbench.maven.home", "");
    SearchPath where = home.isEmpty() ? path : new SearchPath(List.of(Path.of(home, "bin")));
    List<String> options = new ArrayList<>();
    if (properties.getProperty("backbench.maven.offline", "").equals("true")) {
      options.add("--offline");
    }
    String repository = properties.getProperty("backbench.maven.repository", "");
    if (!repository.isEmpty()) {
      options.add("-Dmaven.repo.local=" + repository);
    }
    return where.first("mvn").map(executable -> new Maven(executable.toAbsolutePath(), options));
  }
}
