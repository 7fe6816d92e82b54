package dev.backbench.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * What {@code mvn verify} starts: {@code run} with its options from system properties of the same names
 * ({@code -Dbench.budget=5m}), then {@code baseline check} where this machine has a baseline, then {@code gate} when
 * {@code -Dbench.gate.base} names a revision, and a file that exists only after a success.
 *
 * <p>It always exits with 0, because Maven would answer anything else with a stack trace; the build's {@code verify} phase
 * then misses the file and says so in one line.
 */
public final class Verify {
  private static final String PREFIX = "bench.";
  private static final List<String> OPTIONS = List.of("profile", "suite", "only", "contender", "budget", "seed", "cpus",
      "postgres", "durability", "data-set", "require-all");

  private static final String GATE = PREFIX + "gate.";
  private static final List<String> GATE_OPTIONS = List.of("base", "preset", "budget", "only", "policy", "suite");

  private Verify() {}

  /**
   * Runs the suites.
   *
   * @param arguments the file that says it was a success
   * @throws IOException when that file cannot be removed or written
   */
  public static void main(String[] arguments) throws IOException {
    Path passed = Path.of(arguments[0]);
    Files.deleteIfExists(passed);
    Console console = Console.ofProcess();
    int code = Main.run(console, arguments(System.getProperties()).toArray(String[]::new));
    if (code == ExitCode.DONE) {
      code = suspicion(console, System.getProperties());
    }
    List<String> gate = gate(System.getProperties());
    if (code == ExitCode.DONE && !gate.isEmpty()) {
      code = Main.run(console, gate.toArray(String[]::new));
      if (code == ExitCode.INCONCLUSIVE) {
        // Not to know is no regression: a build that is red without one teaches people to look away.
        console.err().println("backbench: the gate is inconclusive, which does not fail the build");
        code = ExitCode.DONE;
      }
    }
    if (code == ExitCode.DONE) {
      Files.createFile(passed);
    } else {
      console.err().println("backbench: exit code %s; the lines above say why".formatted(code));
    }
    // A library's forgotten thread must not keep the build waiting.
    System.exit(ExitCode.DONE);
  }

  /**
   * Holds the run against this machine's baseline, when there is one. Only what a paired run confirmed fails the build: a
   * stored number is no evidence, and not to be comparable is no regression.
   */
  private static int suspicion(Console console, Properties properties) {
    if (!Main.hasBaseline(console)) {
      return ExitCode.DONE;
    }
    int code = Main.run(console, check(properties).toArray(String[]::new));
    if (List.of(ExitCode.INCOMPLETE, ExitCode.ENVIRONMENT_UNFIT, ExitCode.INCONCLUSIVE).contains(code)) {
      console.err().println("backbench: the baseline confirms nothing (exit code %s), which does not fail the build"
          .formatted(code));
      return ExitCode.DONE;
    }
    return code;
  }

  /** The check of the run that has just ended, its paired runs with the gate's preset and budget. */
  static List<String> check(Properties properties) {
    List<String> arguments = new ArrayList<>(List.of("baseline", "check"));
    for (String option : List.of("preset", "budget")) {
      String value = properties.getProperty(GATE + option, "").strip();
      arguments.addAll(value.isEmpty() ? List.of() : List.of("--" + option, value));
    }
    return arguments;
  }

  /** What {@code -Dbench.gate.*} ask for: this working tree against a revision; nothing when none is named. */
  static List<String> gate(Properties properties) {
    List<String> arguments = new ArrayList<>();
    if (!properties.getProperty(GATE + "base", "").isBlank()) {
      arguments.add("gate");
      for (String option : GATE_OPTIONS) {
        String value = properties.getProperty(GATE + option, "").strip();
        arguments.addAll(value.isEmpty() ? List.of() : List.of("--" + option, value));
      }
    }
    return arguments;
  }

  /** An option for each property that is set and not empty; a list's parts are separated by commas. */
  static List<String> arguments(Properties properties) {
    List<String> arguments = new ArrayList<>(List.of("run"));
    for (String option : OPTIONS) {
      String value = properties.getProperty(PREFIX + option, "").strip();
      if (option.equals("require-all")) {
        arguments.addAll(value.equals("true") ? List.of("--require-all") : List.of());
      } else if (option.equals("cpus") && !value.isEmpty()) {
        arguments.addAll(List.of("--cpus", value));
      } else {
        for (String part : value.split(",")) {
          arguments.addAll(part.isEmpty() ? List.of() : List.of("--" + option, part));
        }
      }
    }
    return arguments;
  }
}
