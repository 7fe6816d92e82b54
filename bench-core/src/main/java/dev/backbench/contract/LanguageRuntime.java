package dev.backbench.contract;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A language runtime that a contender needs and that may be absent from the machine.
 *
 * @param id manifest name: {@code python3}, {@code go}, {@code java}, {@code pypy3}, {@code python3t}, {@code pgbench}
 * @param language {@code python}, {@code go}, {@code java}, {@code c}
 * @param executables names to look for on PATH, best first
 * @param versionArgs arguments that make it print its version
 * @param minimum lowest usable version, compared number by number
 */
public record LanguageRuntime(String id, String language, List<String> executables, List<String> versionArgs,
    String minimum) {
  /** CPython 3.11 or newer. */
  public static final LanguageRuntime PYTHON = new LanguageRuntime("python3", "python", List.of("python3"),
      List.of("--version"),
      "3.11");
  /** Go 1.25 or newer. */
  public static final LanguageRuntime GO = new LanguageRuntime("go", "go", List.of("go"), List.of("version"), "1.25");
  /** The JDK that runs the coordinator. */
  public static final LanguageRuntime JAVA = new LanguageRuntime("java", "java", List.of("java"), List.of("--version"),
      "25");

  /** PostgreSQL's load program, 13 or newer; no runtime of kernels, hence not among {@link #known}. */
  public static final LanguageRuntime PGBENCH = new LanguageRuntime("pgbench", "c", List.of("pgbench"),
      List.of("--version"), "13");
  /** PyPy, at the language level of CPython. */
  public static final LanguageRuntime PYPY = new LanguageRuntime("pypy3", "python", List.of("pypy3"),
      List.of("--version"), "3.11");
  /** CPython without a global lock (PEP 703). */
  public static final LanguageRuntime FREE_THREADED = new LanguageRuntime("python3t", "python",
      List.of("python3.14t", "python3.13t"), List.of("--version"), "3.13");

  /** Copies the lists. */
  public LanguageRuntime {
    requireNonNull(id, "id");
    requireNonNull(language, "language");
    executables = List.copyOf(executables);
    versionArgs = List.copyOf(versionArgs);
    requireNonNull(minimum, "minimum");
  }

  /** One for each language: what a machine should have. */
  public static List<LanguageRuntime> known() {
    return List.of(PYTHON, GO, JAVA);
  }

  /** Other interpreters of Python, welcome where they are found. */
  public static List<LanguageRuntime> otherPythons() {
    return List.of(PYPY, FREE_THREADED);
  }
}
