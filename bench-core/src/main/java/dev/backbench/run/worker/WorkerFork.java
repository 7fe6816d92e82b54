package dev.backbench.run.worker;

import dev.backbench.json.WorkerMessages.Message;
import dev.backbench.json.WorkerMessages;
import dev.backbench.process.Child;
import dev.backbench.result.Status;
import dev.backbench.run.Fork;
import dev.backbench.run.ForkFailure;
import dev.backbench.run.Held;
import dev.backbench.run.InputFiles;
import dev.backbench.run.SeriesFile;
import dev.backbench.run.Slice;
import dev.backbench.unit.Metric;
import dev.backbench.unit.Quoted;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** A worker process: asked for a slice, checked, asked again. */
final class WorkerFork implements Fork {
  /** A slice may overshoot by one operation and by what a loaded machine takes away. */
  private static final int OVERSHOOT = 10;

  private final String name;
  private final Child child;
  private final LineChannel channel;
  private final SliceCheck check;
  private final Duration floor;
  private final Map<String, String> facts;
  private final Path directory;
  private boolean closed;

  /**
   * With what is known of it before it speaks.
   *
   * @param directory where it runs, and leaves its series
   */
  WorkerFork(String name, Child child, SliceCheck check, Duration floor, Map<String, String> facts, Path directory) {
    this.directory = directory;
    this.name = name;
    this.child = child;
    this.check = check;
    this.floor = floor;
    this.facts = new TreeMap<>(facts);
    channel = new LineChannel(name, child, LineChannel.LONGEST);
  }

  /** Waits for the worker to have read its inputs, and compares the answer for the verify input. */
  void awaitReady(InputFiles input, Duration deadline) throws ForkFailure {
    Message message = receive("its ready message", deadline);
    if (!(message instanceof Message.Ready ready)) {
      throw failure(Status.FAILED, "expected its ready message, got the answer to a slice");
    }
    if (ready.checksum() != input.verifyChecksum()) {
      throw failure(Status.INVALID,
          "checksum for input \"verify\" is %s, contract says %s. The languages do not compute the same thing; no timing was taken."
              .formatted(WorkerMessages.checksum(ready.checksum()), WorkerMessages.checksum(input.verifyChecksum())));
    }
    facts.put("runtime", Quoted.printable(ready.runtime()));
  }

  @Override
  public Map<String, String> facts() {
    return Map.copyOf(facts);
  }

  @Override
  public Slice run(Duration atLeast) throws ForkFailure {
    if (channel.pending()) {
      throw failure(Status.INVALID,
          "it spoke before it was asked: " + Quoted.printable(channel.receive("a line", floor)));
    }
    Duration asked = Duration.ofMillis(Math.max(1, atLeast.toMillis()));
    long cpuBefore = child.cpuNanos();
    long start = System.nanoTime();
    channel.send(WorkerMessages.slice(asked));
    Message message = receive("the end of a slice", floor.plus(asked.multipliedBy(OVERSHOOT)));
    long ourWallNanos = System.nanoTime() - start;
    long cpuNanos = child.cpuNanos() - cpuBefore;
    if (!(message instanceof Message.Sliced slice)) {
      throw failure(Status.FAILED, "expected the end of a slice, got a second ready message");
    }
    var problem = check.problem(slice, asked, ourWallNanos);
    if (problem.isPresent()) {
      throw failure(Status.INVALID, problem.get() + ".");
    }
    SortedMap<String, Double> secondary = new TreeMap<>();
    if (slice.gcCpuNanos().isPresent() && cpuNanos > 0) {
      secondary.put(Metric.GC_CPU_SHARE.id(),
          Math.clamp(slice.gcCpuNanos().getAsLong() / (double) cpuNanos, 0.0, 1.0));
    }
    return new Slice(slice.operations(), slice.wallNanos(),
        cpuNanos > 0 ? OptionalLong.of(cpuNanos) : OptionalLong.empty(), Double.NaN, secondary);
  }

  @Override
  public Remains finish() throws ForkFailure {
    SortedMap<String, Double> values = Held.by(child.tree());
    channel.send(WorkerMessages.stop());
    if (!channel.ends(floor)) {
      throw failure(Status.TIMEOUT, "expected its end within %d ms of being asked to stop, got none; killed."
          .formatted(floor.toMillis()));
    }
    if (child.exitCode().orElse(0) != 0) {
      throw failure(Status.FAILED,
          "expected an orderly end, but it ended with %s.%s".formatted(channel.exit(), channel.lastWords()));
    }
    close();
    return new Remains(SeriesFile.read(directory.resolve(SeriesFile.NAME)), List.of(), values, Optional.empty());
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      child.kill();
      channel.close();
    }
  }

  private Message receive(String what, Duration deadline) throws ForkFailure {
    String line = channel.receive(what, deadline);
    Message message;
    try {
      message = WorkerMessages.parse(line);
    } catch (IllegalArgumentException e) {
      throw failure(Status.FAILED,
          "expected %s, got \"%s\" (%s).".formatted(what, Quoted.printable(line), e.getMessage()));
    }
    if (message instanceof Message.Failed(String why)) {
      throw failure(Status.FAILED, Quoted.printable(why));
    }
    return message;
  }

  private ForkFailure failure(Status status, String message) {
    child.kill();
    return new ForkFailure(status, name + ": " + message);
  }
}
