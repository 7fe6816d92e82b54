package dev.backbench.process;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What to start. Never a shell.
 *
 * @param argv program and arguments; no secret among them
 * @param directory working directory
 * @param environment added to the inherited environment; may hold a password
 * @param cpus logical CPUs it may use, by {@code taskset}; empty for all
 * @param log receives standard error, and standard output too unless it is piped
 * @param piped whether standard input and output are pipes to us, for a protocol
 */
public record Command(List<String> argv, Path directory, Map<String, String> environment, List<Integer> cpus, Path log,
    boolean piped) {
  /** Copies the collections. */
  public Command {
    argv = List.copyOf(argv);
    requireNonNull(directory, "directory");
    environment = Map.copyOf(environment);
    cpus = List.copyOf(cpus);
    requireNonNull(log, "log");
    if (argv.isEmpty()) {
      throw new IllegalArgumentException("command: expected a program, got an empty list");
    }
  }

  /** Without the environment. */
  @Override
  public String toString() {
    return String.join(" ", argv);
  }
}
