package dev.backbench.cli;

import dev.backbench.contract.Workload;
import dev.backbench.run.gate.RevisionBuild;
import dev.backbench.unit.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Finds or builds the jars of a gate's two sides. */
final class GateBuilds {
  private static final String JARS = "jars";

  private final Project project;
  private final RevisionBuild revisions;
  private final Consumer<String> talk;

  GateBuilds(Project project, RevisionBuild revisions, Consumer<String> talk) {
    this.project = project;
    this.revisions = revisions;
    this.talk = talk;
  }

  /**
   * The jars to be held against each other, by suite.
   *
   * @param workloads of this project, which say what suites need
   * @throws BadInputException when a side cannot be had or the sides have nothing in common
   */
  List<GateJars> of(GateRequest request, List<Workload> workloads) throws BadInputException, IOException {
    boolean baseJar = GateRequest.isJar(request.base());
    boolean candidateJar = GateRequest.isJar(request.candidate());
    if (baseJar && candidateJar) {
      return List.of(new GateJars(JARS, Path.of(request.base()).toAbsolutePath(),
          Path.of(request.candidate()).toAbsolutePath()));
    }
    Collection<String> suites = suites(request.suites(), workloads);
    if ((baseJar || candidateJar) && suites.size() != 1) {
      throw new BadInputException(List.of("--suite: expected one, for a jar is of one suite, got %s. Name it."
          .formatted(String.join(", ", suites))));
    }
    Map<String, Path> base = side(request.base(), suites);
    Map<String, Path> candidate = side(request.candidate(), suites);
    List<String> problems = new ArrayList<>();
    List<GateJars> jars = new ArrayList<>();
    for (String suite : suites) {
      Path before = base.get(suite);
      Path after = candidate.get(suite);
      if (before != null && after != null) {
        jars.add(new GateJars(suite, before, after));
      } else {
        problems.add("suite %s: expected it on both sides, %s does not have it. Choose others with --suite."
            .formatted(suite, before == null ? "the base" : "the candidate"));
      }
    }
    if (!problems.isEmpty()) {
      throw new BadInputException(problems);
    }
    return jars;
  }

  private Map<String, Path> side(String text, Collection<String> suites) throws BadInputException, IOException {
    if (GateRequest.isJar(text)) {
      return Map.of(suites.iterator().next(), Path.of(text).toAbsolutePath());
    }
    if (!text.isEmpty()) {
      talk.accept("building " + text + ", unless its tree was built before");
      return revisions.jars(text, suites);
    }
    Map<String, Path> jars = new TreeMap<>();
    for (String suite : suites) {
      if (Files.isRegularFile(project.benchmarksJar(suite))) {
        jars.put(suite, project.benchmarksJar(suite));
      }
    }
    return jars;
  }

  /** Those asked for; else those of which no workload needs a fixture, for the gate starts none. */
  private static Collection<String> suites(List<String> asked, List<Workload> workloads) throws BadInputException {
    TreeSet<String> needy = new TreeSet<>();
    TreeSet<String> all = new TreeSet<>();
    workloads.forEach(workload -> {
      all.add(workload.suite());
      if (!workload.fixtures().isEmpty()) {
        needy.add(workload.suite());
      }
    });
    List<String> problems = new ArrayList<>();
    for (String suite : asked) {
      if (needy.contains(suite)) {
        problems
            .add("--suite: expected one that needs no fixture, got %s: the gate starts no database.".formatted(suite));
      } else if (!all.contains(suite)) {
        problems.add("--suite: expected one of %s, got %s.".formatted(String.join(", ", all), suite));
      }
    }
    if (!problems.isEmpty()) {
      throw new BadInputException(problems);
    }
    all.removeAll(needy);
    return asked.isEmpty() ? all : new TreeSet<>(asked);
  }
}
