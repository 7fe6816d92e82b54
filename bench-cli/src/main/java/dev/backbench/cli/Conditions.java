package dev.backbench.cli;

import dev.backbench.environment.EnvironmentProbe;
import dev.backbench.environment.FingerprintProbe;
import dev.backbench.environment.SystemFiles;
import dev.backbench.plan.Plan;
import dev.backbench.plan.Runtimes;
import dev.backbench.result.Fingerprint;
import dev.backbench.unit.BadInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What must not change between a run and its resumption, or forks of two experiments would be averaged: how it is carried
 * out, what was built, and on which machine.
 *
 * @param facts name to value
 */
record Conditions(SortedMap<String, String> facts) {
  static final String POSTGRES = "postgres";
  static final String DURABILITY = "durability";
  static final String DATA_SET = "data_set";
  private static final String JMH = "jmh.argument.";
  private static final String JAR = "jar.";
  private static final String MACHINE_CLASS = "machine.";
  /** Of the environment's facts, those that change results. */
  private static final List<String> MACHINE = List.of("cpu.model", "cpu.count", "java.vm", "kernel", "memory_bytes",
      "python.version", "go.version");

  private static final List<String> HARDWARE = List.of("cpu.model", "cpu.count", "memory_bytes");

  Conditions {
    facts = new TreeMap<>(facts);
  }

  /** Of a run of that plan, here and now. */
  static Conditions of(Project project, Plan plan, RunOptions options, SystemFiles system, Runtimes runtimes)
      throws IOException {
    SortedMap<String, String> facts = new TreeMap<>(EnvironmentProbe.facts(system, runtimes));
    facts.keySet().retainAll(MACHINE);
    facts.put(POSTGRES, options.postgres());
    facts.put(DURABILITY, options.durability());
    if (!options.dataSet().isEmpty()) {
      facts.put(DATA_SET, options.dataSet());
    }
    for (int i = 0; i < options.jmh().size(); i++) {
      facts.put("%s%02d".formatted(JMH, i), options.jmh().get(i));
    }
    TreeSet<String> suites = new TreeSet<>();
    plan.cells().forEach(cell -> suites.add(cell.cell().suite()));
    for (String suite : suites) {
      facts.put(JAR + suite, digest(project.benchmarksJar(suite)));
    }
    machine(project, suites, system).fields().forEach((name, value) -> facts.put(MACHINE_CLASS + name, value));
    return new Conditions(facts);
  }

  /** The class of this machine, with the versions of this program and of the JMH that those suites bring. */
  static Fingerprint machine(Project project, Collection<String> suites, SystemFiles system) throws IOException {
    SortedMap<String, String> fields = new TreeMap<>(FingerprintProbe.of(system).fields());
    fields.put("harness", Version.text());
    for (String suite : suites) {
      JmhVersion.of(project.benchmarksJar(suite)).ifPresent(version -> fields.put("jmh", version));
    }
    return new Fingerprint(fields);
  }

  /** The class of the machine that they were written on; empty when an earlier version wrote them. */
  Optional<Fingerprint> machine() {
    SortedMap<String, String> fields = new TreeMap<>();
    facts.subMap(MACHINE_CLASS, MACHINE_CLASS + Character.MAX_VALUE)
        .forEach((name, value) -> fields.put(name.substring(MACHINE_CLASS.length()), value));
    return fields.isEmpty() ? Optional.empty() : Optional.of(new Fingerprint(fields));
  }

  /** SHA-256 of the jar of each suite, by suite. */
  SortedMap<String, String> jars() {
    SortedMap<String, String> jars = new TreeMap<>();
    facts.subMap(JAR, JAR + Character.MAX_VALUE).forEach((name, hash) -> jars.put(name.substring(JAR.length()), hash));
    return jars;
  }

  /** Reads what {@link #text} wrote. */
  static Conditions parse(String text) {
    SortedMap<String, String> facts = new TreeMap<>();
    text.lines().forEach(line -> {
      int equals = line.indexOf('=');
      facts.put(line.substring(0, Math.max(0, equals)), line.substring(equals + 1));
    });
    return new Conditions(facts);
  }

  /** Those in that file; empty when it cannot be read. */
  static Optional<Conditions> read(Path file) {
    try {
      return Optional.of(parse(Files.readString(file)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Whether a run under them took about as long as it would on a machine with those facts. */
  boolean sameMachine(SortedMap<String, String> here) {
    return HARDWARE.stream().allMatch(name -> Objects.equals(facts.get(name), here.get(name)));
  }

  /** One {@code name=value} a line, sorted. */
  String text() {
    StringBuilder text = new StringBuilder();
    facts.forEach((name, value) -> text.append(name).append('=').append(value.replace('\n', ' ')).append('\n'));
    return text.toString();
  }

  /** The options that the run began with, unless another was asked for. */
  RunOptions options(RunOptions asked) {
    return new RunOptions(asked.postgres().equals("auto") ? facts.getOrDefault(POSTGRES, "auto") : asked.postgres(),
        asked.durability().equals("durable") ? facts.getOrDefault(DURABILITY, "durable") : asked.durability(),
        asked.dataSet().isEmpty() ? facts.getOrDefault(DATA_SET, "") : asked.dataSet(), asked.requireAll(),
        asked.jmh().isEmpty() ? jmh() : asked.jmh());
  }

  private List<String> jmh() {
    return List.copyOf(facts.subMap(JMH, JMH + Character.MAX_VALUE).values());
  }

  /**
   * Checks that they still hold.
   *
   * @throws BadInputException naming every one that does not
   */
  void require(Conditions now) throws BadInputException {
    List<String> problems = new ArrayList<>();
    TreeSet<String> names = new TreeSet<>(facts.keySet());
    names.addAll(now.facts.keySet());
    for (String name : names) {
      String then = facts.getOrDefault(name, "nothing");
      String here = now.facts.getOrDefault(name, "nothing");
      if (!then.equals(here)) {
        problems.add("--resume: expected %s to be %s as when the run began, got %s. Start a new run.".formatted(name,
            then, here));
      }
    }
    if (!problems.isEmpty()) {
      throw new BadInputException(problems);
    }
  }

  static String digest(Path file) throws IOException {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new UncheckedIOException(new IOException(everyJdkHasIt));
    }
  }
}
