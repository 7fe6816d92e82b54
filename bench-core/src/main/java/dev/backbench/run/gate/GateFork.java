package dev.backbench.run.gate;

import dev.backbench.contract.Cell;
import dev.backbench.contract.Contender;
import dev.backbench.contract.Workload;
import dev.backbench.plan.PlannedCell;
import dev.backbench.plan.Profile;
import dev.backbench.result.Noise;
import dev.backbench.result.Sample;
import dev.backbench.result.Status;
import dev.backbench.run.Fork;
import dev.backbench.run.ForkFailure;
import dev.backbench.run.ForkRequest;
import dev.backbench.run.NoiseProbe;
import dev.backbench.run.Slice;
import dev.backbench.run.jmh.Trees;
import dev.backbench.stats.SteadyState;
import dev.backbench.unit.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A fork of one build, parked unless a slice is granted. Its failures say which build they are of. */
final class GateFork implements AutoCloseable {
  private final GateBench bench;
  private final GateSide side;
  private final Duration slice;
  private final Fork fork;
  private final Path directory;
  private final List<Slice> slices = new ArrayList<>();

  private GateFork(GateBench bench, GateSide side, Duration slice, Fork fork, Path directory) {
    this.bench = bench;
    this.side = side;
    this.slice = slice;
    this.fork = fork;
    this.directory = directory;
  }

  static GateFork start(GateBench bench, GateSide side, GateCase what, Profile profile, int round)
      throws ForkFailure {
    Contender contender = new Contender(side.id(), "java", what.arm(), true);
    Workload workload = new Workload(what.jars(), side.id(), bench.scratch(), side.id(), "Is the candidate slower?",
        what.benchmark().id(), Metric.THROUGHPUT, 1, Optional.empty(), List.of(), List.of(), List.of(contender));
    Cell cell = new Cell(what.jars(), side.id(), side.id(), "java", new TreeMap<>(), Metric.THROUGHPUT);
    PlannedCell planned = new PlannedCell(cell, workload, contender, true, List.of(), Duration.ZERO);
    try {
      Path directory = Files.createTempDirectory(bench.scratch(), "fork-");
      return new GateFork(bench, side, profile.slice(), bench.forks()
          .start(new ForkRequest(planned, profile, round, directory, Map.of(), Optional.empty())), directory);
    } catch (ForkFailure e) {
      throw named(side, e);
    } catch (IOException e) {
      throw new ForkFailure(Status.FAILED, "fork's directory: " + e.getMessage());
    }
  }

  /** Grants one slice. */
  Sample sample(Sample.Phase phase) throws ForkFailure {
    long offset = bench.clock().offsetNanos();
    long ownCpu = bench.ownCpuNanos().getAsLong();
    NoiseProbe.Watch watch = bench.noise().start();
    try {
      Slice done = fork.run(slice);
      Optional<Noise> noise = watch.stop(done.cpuNanos().orElse(0) + bench.ownCpuNanos().getAsLong() - ownCpu);
      double score = done.wallNanos() < 1 || Double.isFinite(done.score())
          ? done.score()
          : done.operations() * 1e9 / done.wallNanos();
      if (done.operations() < 1 || done.wallNanos() < 1 || !(score > 0 && score < Double.POSITIVE_INFINITY)) {
        throw new ForkFailure(Status.INVALID, "expected a slice with operations, time and score > 0, got %d, %d ns, %s"
            .formatted(done.operations(), done.wallNanos(), score));
      }
      slices.add(done);
      return new Sample(phase, offset, done.operations(), done.wallNanos(), done.cpuNanos(), score, done.secondary(),
          noise);
    } catch (ForkFailure e) {
      throw named(side, e);
    }
  }

  /** Whether its warm-up is over, by scores, compilers and class loading. */
  boolean steady() {
    return SteadyState.reached(
        slices.stream().mapToDouble(each -> each.operations() / (double) each.wallNanos()).toArray(),
        slices.stream().mapToDouble(each -> each.jitNanos().orElse(0) / (double) each.wallNanos()).toArray(),
        slices.stream().mapToLong(each -> each.loadedClasses().orElse(0)).toArray());
  }

  /** Ends it in order. */
  void finish() throws ForkFailure {
    try {
      fork.finish();
    } catch (ForkFailure e) {
      throw named(side, e);
    }
  }

  @Override
  public void close() {
    fork.close();
    Trees.delete(directory);
  }

  private static ForkFailure named(GateSide side, ForkFailure e) {
    return new ForkFailure(e.status(), side.id() + ": " + e.getMessage());
  }
}
