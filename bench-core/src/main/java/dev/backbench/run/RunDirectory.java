package dev.backbench.run;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Where a run keeps its files: {@code results/runs/<id>/}. A new one for every run, so that an old file never looks
 * fresh.
 *
 * @param id of the run
 * @param path the directory
 */
public record RunDirectory(String id, Path path) {
  /**
   * Makes the directory of a new run.
   *
   * @throws IOException when it exists or cannot be made
   */
  public static RunDirectory create(Path runs, String id) throws IOException {
    Files.createDirectories(runs);
    return new RunDirectory(id, Files.createDirectory(runs.resolve(id)));
  }

  /** The directory of an existing run; empty when the id is none or names nothing. */
  public static Optional<RunDirectory> find(Path runs, String id) {
    return RunId.valid(id) && Files.isDirectory(runs.resolve(id))
        ? Optional.of(new RunDirectory(id, runs.resolve(id)))
        : Optional.empty();
  }

  /**
   * All runs, newest first; empty when there is none.
   *
   * @throws IOException when the directory cannot be listed
   */
  public static List<RunDirectory> all(Path runs) throws IOException {
    List<RunDirectory> found = new ArrayList<>();
    if (Files.isDirectory(runs)) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(runs)) {
        entries.forEach(entry -> find(runs, entry.getFileName().toString()).ifPresent(found::add));
      }
    }
    found.sort(Comparator.comparing(RunDirectory::id).reversed());
    return List.copyOf(found);
  }

  /** The plan, as it was when the run began. */
  public Path plan() {
    return path.resolve("plan.json");
  }

  /** What must not change until the run is complete: one {@code name=value} a line. */
  public Path conditions() {
    return path.resolve("conditions.txt");
  }

  /** One record for each finished fork. */
  public Path journal() {
    return path.resolve("journal.jsonl");
  }

  /** The whole result. */
  public Path report() {
    return path.resolve("report.json");
  }

  /** The result in JMH's own format. */
  public Path jmh() {
    return path.resolve("jmh.json");
  }

  /** The result in Markdown. */
  public Path summary() {
    return path.resolve("summary.md");
  }

  /** The result as a page. */
  public Path html() {
    return path.resolve("report.html");
  }

  /** The result as JUnit XML. */
  public Path junit() {
    return path.resolve("junit.xml");
  }

  /** What was said while it ran. */
  public Path log() {
    return path.resolve("run.log");
  }
}
