package dev.backbench.memory.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbench.contract.Arm;
import dev.backbench.contract.Cell;
import dev.backbench.contract.Contender;
import dev.backbench.contract.LanguageRuntime;
import dev.backbench.contract.Workload;
import dev.backbench.memory.Installed;
import dev.backbench.plan.PlannedCell;
import dev.backbench.plan.Profile;
import dev.backbench.process.Children;
import dev.backbench.run.Fork;
import dev.backbench.run.ForkFailure;
import dev.backbench.run.ForkRequest;
import dev.backbench.run.GoBuild;
import dev.backbench.run.Slice;
import dev.backbench.run.SourceBuild;
import dev.backbench.run.launch.LaunchForkSource;
import dev.backbench.unit.Metric;
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
  void launchesPython() throws ForkFailure {
    for (List<String> args : List.of(List.<String>of(), List.of("-I", "-S"))) {
      check(run(new Arm.Launch(LanguageRuntime.PYTHON, PROGRAMS.resolve("python/launch.py"), "", args, EXPECTED),
          Metric.RSS));
    }
  }

  @Test
  void launchesGo() throws ForkFailure {
    check(run(new Arm.Launch(LanguageRuntime.GO, PROGRAMS.resolve("go"), "", List.of(), EXPECTED), Metric.RSS));
  }

  private static void check(Slice slice) {
    // Neither runtime needs more for a hash and a line.
    assertThat(slice.score()).isBetween(0.5e6, 60e6);
    assertThat(slice.secondary().get("pss")).isBetween(0.1e6, slice.score());
  }

  private Slice java(Metric metric, String... args) throws ForkFailure {
    Arm.Launch launch = new Arm.Launch(LanguageRuntime.JAVA, Path.of("target", "benchmarks.jar").toAbsolutePath(),
        "dev.backbench.memory.launch.FirstWork", List.of(args), EXPECTED);
    return run(launch, metric);
  }

  private Slice run(Arm.Launch launch, Metric metric) throws ForkFailure {
    String language = launch.runtime().language();
    Contender contender = new Contender(language, language, launch, true);
    Workload workload = new Workload("memory", "launch", PROGRAMS, "Launch", "How long?", "start", metric, 10,
        Optional.empty(), List.of(), List.of(), List.of(contender));
    Cell cell = new Cell("memory", "launch", language, language, new TreeMap<>(), metric);
    ForkRequest request = new ForkRequest(
        new PlannedCell(cell, workload, contender, true, List.of(), Duration.ofSeconds(1)), Profile.SMOKE, 0, directory,
        Map.of(), Optional.empty());
    Installed runtimes = new Installed(children, directory);
    SourceBuild goBuild = folder -> new GoBuild(Path.of("go"), directory.resolve("go"), children).build(folder);
    try (LaunchForkSource source = new LaunchForkSource(children, runtimes, goBuild);
        Fork fork = source.start(request)) {
      return fork.run(Duration.ZERO);
    }
  }
}
