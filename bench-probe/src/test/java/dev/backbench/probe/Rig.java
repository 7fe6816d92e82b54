package dev.backbench.probe;

import dev.backbench.contract.Arm;
import dev.backbench.contract.Cell;
import dev.backbench.contract.Contender;
import dev.backbench.contract.Jvm;
import dev.backbench.contract.Workload;
import dev.backbench.plan.PlannedCell;
import dev.backbench.plan.Profile;
import dev.backbench.process.Children;
import dev.backbench.run.Fork;
import dev.backbench.run.ForkFailure;
import dev.backbench.run.ForkRequest;
import dev.backbench.run.jmh.Deadlines;
import dev.backbench.run.jmh.JmhForkSource;
import dev.backbench.unit.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A fork source over the fixture benchmarks, as the scheduler would use it. */
final class Rig implements AutoCloseable {
  static final Duration SLICE = Duration.ofMillis(50);
  static final Jvm JVM = new Jvm(Jvm.Collector.SERIAL, 32L << 20, List.of());

  private final Path directory;
  private final Path temp;
  private final Children children = new Children("probe-test");
  private final JmhForkSource source;
  private int forks;

  Rig(Path directory, Deadlines deadlines) throws IOException {
    this.directory = directory;
    temp = Files.createDirectory(directory.resolve("temp"));
    Path jar = BenchmarksJar.write(directory.resolve("benchmarks.jar"));
    source = new JmhForkSource(children, BenchmarksJar.probe(), _ -> jar,
        Path.of(System.getProperty("java.home"), "bin", "java"), temp, deadlines);
  }

  JmhForkSource source() {
    return source;
  }

  Path temp() {
    return temp;
  }

  /** A fork of that fixture benchmark, {@code Class.method}. */
  Fork start(String benchmark) throws ForkFailure, IOException {
    return source.start(request(benchmark, Metric.THROUGHPUT, JVM, Map.of(), Map.of()));
  }

  /** A fork that counts, with that collector. */
  Fork start(Jvm.Collector collector) throws ForkFailure, IOException {
    return start("CountingBenchmark.throughput", collector);
  }

  /** A fork of that fixture benchmark with that collector. */
  Fork start(String benchmark, Jvm.Collector collector) throws ForkFailure, IOException {
    Jvm jvm = new Jvm(collector, 64L << 20, List.of());
    return source.start(request(benchmark, Metric.THROUGHPUT, jvm, Map.of(), Map.of()));
  }

  /** Likewise, in every detail. */
  ForkRequest request(String benchmark, Metric metric, Jvm jvm, Map<String, String> parameters,
      Map<String, String> environment) throws IOException {
    forks++;
    Contender java = new Contender("java", "java", new Arm.Jmh("dev.backbench.probe.fixture." + benchmark, jvm), true);
    Workload workload = new Workload("cpu", "fixture", directory, "Fixture", "Does it work?", "count", metric, 1,
        Optional.empty(), List.of(), List.of(), List.of(java));
    Cell cell = new Cell("cpu", "fixture", "java", "java", new TreeMap<>(parameters), metric);
    PlannedCell planned = new PlannedCell(cell, workload, java, true, List.of(), Duration.ofSeconds(1));
    return new ForkRequest(planned, Profile.SMOKE, 0, forkDirectory(forks), environment, Optional.empty());
  }

  /** The directory of the n-th fork, from 1. */
  Path forkDirectory(int fork) throws IOException {
    return Files.createDirectories(directory.resolve("fork-" + fork));
  }

  @Override
  public void close() {
    source.close();
    children.close();
  }
}
