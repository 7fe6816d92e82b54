package dev.backbench.environment;

import static java.util.Objects.requireNonNull;

import dev.backbench.contract.LanguageRuntime;
import dev.backbench.plan.Runtimes;
import dev.backbench.plan.SearchPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether this machine is fit for measuring, and what would make it fitter. Changes nothing.
 *
 * @param files the machine
 * @param runtimes the languages
 * @param path where tools are looked for
 * @param docker the container engine
 * @param project a folder on the disk that results are written to
 */
public record Doctor(SystemFiles files, Runtimes runtimes, SearchPath path, DockerSocket docker, Path project) {
  private static final int JDK = 25;
  private static final long GIB = 1L << 30;
  private static final long LEAST_DISK = GIB;
  private static final long ENOUGH_DISK = 5 * GIB;
  /** What {@code process.Children} wraps around each fork; all three are part of util-linux. */
  private static final List<String> TOOLS = List.of("setsid", "setpriv", "taskset");

  /** Refuses nulls. */
  public Doctor {
    requireNonNull(files, "files");
    requireNonNull(runtimes, "runtimes");
    requireNonNull(path, "path");
    requireNonNull(docker, "docker");
    requireNonNull(project, "project");
  }

  /** Of this machine. */
  public static Doctor ofMachine(Runtimes runtimes, Path project) {
    return new Doctor(SystemFiles.ofMachine(), runtimes, SearchPath.ofProcess(), DockerSocket.of(System.getenv()),
        project);
  }

  /** All checks, the machine first; asks Docker and the languages, so it may take seconds. */
  public List<Check> examine() {
    List<Check> checks = new ArrayList<>();
    checks.add(jdk(Runtime.version().feature()));
    checks.addAll(new MachineChecks(files).all());
    checks.add(disk());
    checks.add(engine());
    checks.add(language(LanguageRuntime.PYTHON, "Install CPython " + LanguageRuntime.PYTHON.minimum() + " or newer."));
    checks.add(language(LanguageRuntime.GO, "Install Go " + LanguageRuntime.GO.minimum() + " or newer."));
    checks.add(pgbench());
    checks.add(tools());
    return List.copyOf(checks);
  }

  static Check jdk(int feature) {
    return feature >= JDK
        ? Check.green("jdk", "Java " + feature)
        : Check.red("jdk", "Java " + feature, "Install a JDK " + JDK + ".");
  }

  private Check disk() {
    try {
      return disk(Files.getFileStore(project).getUsableSpace());
    } catch (IOException e) {
      return Check.red("disk", "the project's folder is not readable", "Run from the project's root folder.");
    }
  }

  static Check disk(long free) {
    String seen = free / (GIB >> 10) + " MiB free";
    if (free < LEAST_DISK) {
      return Check.red("disk", seen, "Free at least 1 GiB: a full disk truncates results.");
    }
    return free < ENOUGH_DISK
        ? Check.yellow("disk", seen, "Free 5 GiB for builds, databases and inputs.")
        : Check.green("disk", seen);
  }

  private Check engine() {
    return switch (docker.ping()) {
      case READY -> Check.green("docker", "answers");
      case ABSENT ->
        Check.yellow("docker", "no socket", "Start Docker for containers; embedded PostgreSQL works without.");
      case REFUSED -> Check.yellow("docker", "does not let us in, or is no Docker", "Start Docker, or join its group.");
      case SILENT ->
        Check.yellow("docker", "accepts, but did not answer within " + docker.deadline().toMillis() + " ms",
            "Restart Docker; embedded PostgreSQL works without.");
    };
  }

  private Check language(LanguageRuntime runtime, String fix) {
    return switch (runtimes.find(runtime)) {
      case Runtimes.Found.Present(Path _, String version) -> Check.green(runtime.language(), version);
      case Runtimes.Found.Absent(String reason) -> Check.yellow(runtime.language(), reason,
          fix + " Its cells are skipped.");
    };
  }

  private Check pgbench() {
    return path.first("pgbench").isPresent()
        ? Check.green("pgbench", "found")
        : Check.yellow("pgbench", "not found",
            "Install PostgreSQL's client tools; the check against pgbench is skipped.");
  }

  private Check tools() {
    List<String> missing = TOOLS.stream().filter(tool -> path.first(tool).isEmpty()).toList();
    return missing.isEmpty()
        ? Check.green("process-tools", String.join(", ", TOOLS))
        : Check.yellow("process-tools", "missing: " + String.join(", ", missing),
            "Install util-linux: without it forks are not pinned, or may outlive a killed run.");
  }
}
