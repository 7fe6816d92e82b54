package dev.backbench.memory.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.backbench.contract.Arm;
import dev.backbench.contract.Cell;
import dev.backbench.contract.Contender;
import dev.backbench.contract.LanguageRuntime;
import dev.backbench.contract.Workload;
import dev.backbench.plan.PlannedCell;
import dev.backbench.plan.Profile;
import dev.backbench.plan.Runtimes;
import dev.backbench.process.Child;
import dev.backbench.process.Children;
import dev.backbench.process.Command;
import dev.backbench.run.Fork;
import dev.backbench.run.ForkFailure;
import dev.backbench.run.ForkRequest;
import dev.backbench.run.Slice;
import dev.backbench.run.launch.LaunchForkSource;
import dev.backbench.unit.Metric;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Launches the program in each language for real. */
final class LaunchIT {
  private static final String EXPECTED = "ready 0x301ffb94785cc74d";
  private static final Path PROGRAMS = Path.of("workloads", "launch").toAbsolutePath();
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  @TempDir
  private Path directory;

  private final Children children = new Children("launch-it");

  @AfterEach
  void endProcesses() {
    children.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Serial", "Parallel", "G1", "Z", "Shenandoah"})
  void readsTheFootprintOfJava(String collector) throws ForkFailure {
    Slice slice = java(Metric.RSS, "-XX:+Use" + collector + "GC", "-Xmx256m");
    // 20 MB is less than the mapped class-data archive and library; 256 MiB of heap are not touched.
    assertThat(slice.score()).isBetween(20e6, 200e6);
    assertThat(slice.secondary().get("threads")).isGreaterThan(5);
  }

  @Test
  void timesJavaWithAndWithoutItsArchive() throws ForkFailure {
    assertThat(java(Metric.LAUNCH_TIME, "-XX:+UseSerialGC", "-Xmx256m").score()).isPositive();
    assertThat(java(Metric.LAUNCH_TIME, "-XX:+UseSerialGC", "-Xmx256m", "-Xshare:off").score()).isPositive();
  }

  @Test
  void launchesPython() throws Exception {
    String python = firstLine("python3", "-c", "import sys; print(sys.executable)");
    assumeTrue(!python.isEmpty(), "python3 not found");
    Arm.Launch launch = new Arm.Launch(LanguageRuntime.PYTHON, PROGRAMS.resolve("python/launch.py"), "", List.of(),
        EXPECTED);
    check(run(launch, "python", Path.of(python)));
    Arm.Launch isolated = new Arm.Launch(LanguageRuntime.PYTHON, PROGRAMS.resolve("python/launch.py"), "",
        List.of("-I", "-S"), EXPECTED);
    check(run(isolated, "python", Path.of(python)));
  }

  @Test
  void launchesGo() throws Exception {
    assumeTrue(!firstLine("go", "version").isEmpty(), "go not found");
    check(run(new Arm.Launch(LanguageRuntime.GO, PROGRAMS.resolve("go"), "", List.of(), EXPECTED), "go",
        Path.of("go")));
  }

  private static void check(Slice slice) {
    // Neither runtime needs more for a hash and a line.
    assertThat(slice.score()).isBetween(0.5e6, 60e6);
    assertThat(slice.secondary().get("pss")).isBetween(0.1e6, slice.score());
  }

  private Slice java(Metric metric, String... args) throws ForkFailure {
    Arm.Launch launch = new Arm.Launch(LanguageRuntime.JAVA, Path.of("target", "benchmarks.jar").toAbsolutePath(),
        "dev.backbench.memory.launch.FirstWork", List.of(args), EXPECTED);
    return run(launch, "java", Path.of(System.getProperty("java.home"), "bin", "java"), metric);
  }

  private Slice run(Arm.Launch launch, String language, Path executable) throws ForkFailure {
    return run(launch, language, executable, Metric.RSS);
  }

  private Slice run(Arm.Launch launch, String language, Path executable, Metric metric) throws ForkFailure {
    Runtimes runtimes = runtime -> new Runtimes.Found.Present(executable, language);
    Contender contender = new Contender(language, language, launch, true);
    Workload workload = new Workload("memory", "launch", PROGRAMS, "Launch", "How long?", "start", metric, 10,
        Optional.empty(), List.of(), List.of(), List.of(contender));
    Cell cell = new Cell("memory", "launch", language, language, new TreeMap<>(), metric);
    ForkRequest request = new ForkRequest(
        new PlannedCell(cell, workload, contender, true, List.of(), Duration.ofSeconds(1)), Profile.SMOKE, 0, directory,
        Map.of(), Optional.empty());
    try (LaunchForkSource source = new LaunchForkSource(children, runtimes, this::build);
        Fork fork = source.start(request)) {
      return fork.run(Duration.ZERO);
    }
  }

  private Path build(Path folder) {
    Path program = directory.resolve("program");
    try {
      Child build = children.start(new Command(List.of("go", "build", "-o", program.toString(), "."), folder, Map.of(),
          List.of(), directory.resolve("build.log"), false));
      assertThat(build.waitFor(DEADLINE)).isTrue();
      assertThat(build.exitCode()).as(build.logTail()).hasValue(0);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return program;
  }

  /** What a program says, or nothing when there is no such program. */
  private String firstLine(String... argv) throws IOException {
    Path log = Files.createTempFile(directory, "probe", ".log");
    Child probe = children.start(new Command(List.of(argv), directory, Map.of(), List.of(), log, true));
    String output = new String(probe.output().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(probe.waitFor(DEADLINE)).isTrue();
    return probe.exitCode().orElse(1) == 0 ? output : "";
  }
}
