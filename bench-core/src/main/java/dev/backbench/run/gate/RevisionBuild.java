package dev.backbench.run.gate;

import static java.util.Objects.requireNonNull;

import dev.backbench.process.Child;
import dev.backbench.process.Children;
import dev.backbench.process.Command;
import dev.backbench.run.jmh.Trees;
import dev.backbench.unit.BadInputException;
import dev.backbench.unit.Quoted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Builds the benchmarks of this project's revisions, each in a worktree of its own, once for each tree: equal trees give
 * equal jars, whatever the commit is called.
 */
public final class RevisionBuild {
  private static final Duration GIT = Duration.ofMinutes(2);
  private static final Duration MAVEN = Duration.ofMinutes(20);
  private static final int WORDS = 15;

  private final Path root;
  private final Path cache;
  private final Children children;
  private final Optional<Maven> maven;
  private final Path javaHome;

  /**
   * Starts nothing yet.
   *
   * @param root the project's root folder
   * @param cache where jars are kept, {@code <cache>/<tree>/<suite>.jar}; made when missing
   * @param children starts git and Maven
   * @param maven empty when there is none, which matters only for a tree that is not in the cache
   * @param javaHome the JDK to build with
   */
  public RevisionBuild(Path root, Path cache, Children children, Optional<Maven> maven, Path javaHome) {
    this.root = requireNonNull(root, "root");
    this.cache = requireNonNull(cache, "cache").toAbsolutePath();
    this.children = requireNonNull(children, "children");
    this.maven = requireNonNull(maven, "maven");
    this.javaHome = requireNonNull(javaHome, "javaHome");
  }

  /**
   * The jars of a revision.
   *
   * @param revision whatever git understands: a branch, a tag, {@code HEAD~1}
   * @param suites those wanted
   * @return jar by suite; suites that the revision does not have are missing
   * @throws BadInputException when there is no such revision or it does not build, with the builder's words
   * @throws IOException when the cache cannot be written
   */
  public Map<String, Path> jars(String revision, Collection<String> suites) throws BadInputException, IOException {
    Files.createDirectories(cache);
    String tree = resolve(revision, "tree");
    Path kept = cache.resolve(tree);
    if (!Files.isDirectory(kept)) {
      build(revision, resolve(revision, "commit"), kept);
    }
    Map<String, Path> jars = new TreeMap<>();
    for (String suite : suites) {
      Path jar = kept.resolve(suite + ".jar");
      if (Files.isRegularFile(jar)) {
        jars.put(suite, jar);
      }
    }
    return jars;
  }

  private String resolve(String revision, String type) throws BadInputException, IOException {
    String wanted = revision + "^{" + type + "}";
    Answer answer = run(List.of("git", "rev-parse", "--verify", "--quiet", "--end-of-options", wanted), root, GIT);
    if (answer.code() != 0 || !answer.text().strip().matches("[0-9a-f]{40,64}")) {
      throw new BadInputException(
          List.of("%s: expected a jar, or a revision of this project that git knows, got none. %s"
              .formatted(Quoted.of(revision), answer.words())));
    }
    return answer.text().strip();
  }

  /** All suites at once: one Maven run, and the next gate may want another. */
  private void build(String revision, String commit, Path kept) throws BadInputException, IOException {
    if (maven.isEmpty()) {
      throw new BadInputException(List.of("%s: expected mvn on the path to build it, found none.".formatted(revision)));
    }
    String prefix = run(List.of("git", "rev-parse", "--show-prefix"), root, GIT).text().strip();
    Path work = cache.resolve("building-" + kept.getFileName());
    remove(work);
    try {
      require(revision,
          run(List.of("git", "worktree", "add", "--detach", "--quiet", work.toString(), commit), root, GIT));
      Path project = work.resolve(prefix);
      List<String> modules = modules(project);
      List<String> argv = new ArrayList<>(List.of(maven.get().executable().toString(), "-q", "-B", "-ntp"));
      argv.addAll(maven.get().options());
      argv.addAll(
          List.of("-DskipTests", "-DskipITs", "-Dbench.skip", "-pl", String.join(",", modules), "-am", "package"));
      require(revision, run(argv, project, MAVEN));
      keep(project, modules, kept);
    } finally {
      remove(work);
    }
  }

  private static List<String> modules(Path project) throws IOException {
    try (var folders = Files.list(project)) {
      return folders.filter(folder -> Files.isDirectory(folder.resolve("workloads"))
          && Files.isRegularFile(folder.resolve("pom.xml"))).map(folder -> folder.getFileName().toString()).sorted()
          .toList();
    }
  }

  private void keep(Path project, List<String> modules, Path kept) throws IOException {
    Path part = Files.createTempDirectory(cache, "keeping-");
    for (String module : modules) {
      Path jar = project.resolve(module).resolve("target").resolve("benchmarks.jar");
      if (Files.isRegularFile(jar)) {
        Files.copy(jar, part.resolve(module.replaceFirst("^bench-", "") + ".jar"));
      }
    }
    Files.move(part, kept, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Also what an earlier build left that was killed. */
  private void remove(Path work) throws IOException {
    if (Files.exists(work)) {
      run(List.of("git", "worktree", "remove", "--force", work.toString()), root, GIT);
      Trees.delete(work);
    }
    run(List.of("git", "worktree", "prune"), root, GIT);
  }

  private static void require(String revision, Answer answer) throws BadInputException {
    if (answer.code() != 0) {
      throw new BadInputException(
          List.of("%s: expected it to build, got exit code %d: %s".formatted(revision, answer.code(), answer.words())));
    }
  }

  private Answer run(List<String> argv, Path directory, Duration deadline) throws IOException {
    Path log = Files.createTempFile(cache, "build-", ".log");
    try {
      Child child = children
          .start(new Command(argv, directory, Map.of("JAVA25_HOME", javaHome.toString()), List.of(), log, false));
      boolean ended = child.waitFor(deadline);
      if (!ended) {
        child.kill();
      }
      String text = Files.readString(log);
      return ended
          ? new Answer(child.exitCode().orElse(1), text)
          : new Answer(1, text + System.lineSeparator() + argv.getFirst() + " did not end within " + deadline);
    } finally {
      Files.deleteIfExists(log);
    }
  }

  private record Answer(int code, String text) {
    /** The last lines: that is where builders say what went wrong. */
    String words() {
      List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
      return lines.subList(Math.max(0, lines.size() - WORDS), lines.size()).stream()
          .collect(Collectors.joining(System.lineSeparator()));
    }
  }
}
