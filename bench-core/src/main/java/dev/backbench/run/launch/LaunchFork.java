package dev.backbench.run.launch;

import dev.backbench.plan.Profile;
import dev.backbench.process.Child;
import dev.backbench.process.Children;
import dev.backbench.process.Command;
import dev.backbench.process.Footprint;
import dev.backbench.process.ProcessMemory;
import dev.backbench.result.Status;
import dev.backbench.run.Fork;
import dev.backbench.run.ForkFailure;
import dev.backbench.run.ForkRequest;
import dev.backbench.run.Slice;
import dev.backbench.unit.Metric;
import dev.backbench.unit.Quoted;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One launch: its only slice starts the process, times it to its first line, reads its memory where that is the metric,
 * and ends it.
 *
 * <p>Known bias: the time includes {@code setsid}, {@code setpriv} and {@code taskset} replacing themselves by the
 * program, about a millisecond each, equal for every contender. The process ends within its slice, so that the
 * proportional memory of the next one does not depend on pages shared with this one.
 */
final class LaunchFork implements Fork {
  private static final Set<Metric> OF_MEMORY = Set.of(Metric.RSS, Metric.PSS, Metric.PRIVATE_BYTES);
  private static final Duration GLANCE = Duration.ofMillis(100);
  private static final Duration IDLE_WINDOW = Duration.ofMillis(500);
  /** A virtual machine at rest uses about 1 % of a CPU for its periodic tasks. */
  private static final double IDLE_SHARE = 0.05;

  private final Children children;
  private final Command command;
  private final String id;
  private final Metric metric;
  private final Profile profile;
  private final String expected;
  private final String version;
  private final Duration deadline;
  private @Nullable Child child;

  LaunchFork(Children children, Command command, ForkRequest request, String expected, String version,
      Duration deadline) {
    this.children = children;
    this.command = command;
    this.id = request.cell().cell().id();
    this.metric = request.cell().cell().metric();
    this.profile = request.profile();
    this.expected = expected;
    this.version = version;
    this.deadline = deadline;
  }

  @Override
  public Map<String, String> facts() {
    return Map.of("runtime", version);
  }

  @Override
  public Slice run(Duration atLeast) throws ForkFailure {
    if (child != null) {
      throw new IllegalStateException(id + ": expected one slice per launch, got a second");
    }
    long start = System.nanoTime();
    Child started = start();
    child = started;
    FirstLine.Read line = await(started, FirstLine.of(started.output()));
    long cpuNanos = started.cpuNanos();
    long launchNanos = line.nanoTime() - start;
    check(started, line);
    SortedMap<String, Double> values = new TreeMap<>();
    values.put(Metric.LAUNCH_TIME.id(), (double) launchNanos);
    if (OF_MEMORY.contains(metric)) {
      settle(started, line.nanoTime());
      values.putAll(memory(started));
    }
    end(started);
    double score = Objects.requireNonNull(values.remove(metric.id()), () -> id + ": a launch cannot measure " + metric);
    return new Slice(1, launchNanos, cpuNanos > 0 ? OptionalLong.of(cpuNanos) : OptionalLong.empty(), score, values);
  }

  private Child start() throws ForkFailure {
    try {
      return children.start(command);
    } catch (IOException e) {
      throw new ForkFailure(Status.FAILED, id + ": " + e.getMessage());
    }
  }

  private FirstLine.Read await(Child started, Future<FirstLine.Read> line) throws ForkFailure {
    long end = System.nanoTime() + deadline.toNanos();
    while (true) {
      try {
        return line.get(GLANCE.toNanos(), TimeUnit.NANOSECONDS);
      } catch (TimeoutException notYet) {
        if (System.nanoTime() - end > 0) {
          close();
          throw new ForkFailure(Status.TIMEOUT,
              "%s: expected a first line on standard output within %s, got none. It was killed%s".formatted(id,
                  seconds(), lastWords(started)));
        }
        if (!started.alive()) {
          // A grandchild that inherited the pipe keeps it open; without it the reader sees the end.
          started.kill();
        }
      } catch (InterruptedException e) {
        throw interrupted();
      } catch (ExecutionException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }

  private void check(Child started, FirstLine.Read line) throws ForkFailure {
    if (!line.complete() && !started.waitFor(GLANCE)) {
      throw new ForkFailure(Status.INVALID, "%s: expected the first line \"%s\", got no line but \"%s\"%s".formatted(id,
          Quoted.printable(expected), Quoted.printable(line.text()), lastWords(started)));
    }
    if (!line.complete()) {
      throw ended(started, "before its first line was complete");
    }
    if (!line.text().equals(expected)) {
      throw new ForkFailure(Status.INVALID, "%s: expected the first line \"%s\", got \"%s\". The work is not the same."
          .formatted(id, Quoted.printable(expected), Quoted.printable(line.text())));
    }
  }

  private void settle(Child started, long since) throws ForkFailure {
    long earliest = since + profile.settle().toNanos();
    long from = System.nanoTime();
    long last = from + deadline.toNanos() + profile.settle().toNanos();
    while (true) {
      long used = started.cpuNanos();
      if (started.waitFor(IDLE_WINDOW)) {
        throw ended(started, "while it should be idle");
      }
      if (Thread.currentThread().isInterrupted()) {
        throw interrupted();
      }
      long now = System.nanoTime();
      boolean idle = started.cpuNanos() - used <= IDLE_SHARE * (now - from);
      if (idle && now - earliest >= 0) {
        return;
      }
      if (now - last >= 0) {
        throw new ForkFailure(Status.TIMEOUT,
            "%s: expected it to be idle within %s of its first line, got a busy process"
                .formatted(id, seconds()) + lastWords(started));
      }
      from = now;
    }
  }

  private Map<String, Double> memory(Child started) throws ForkFailure {
    Footprint footprint;
    try {
      footprint = new ProcessMemory().read(started.tree())
          .orElseThrow(() -> ended(started, "before its memory was read"));
    } catch (IOException e) {
      throw new ForkFailure(Status.FAILED, id + ": " + e.getMessage());
    }
    return Map.of(Metric.RSS.id(), (double) footprint.rssBytes(), Metric.PSS.id(), (double) footprint.pssBytes(),
        Metric.PRIVATE_BYTES.id(), (double) footprint.privateBytes(), Metric.THREADS.id(), (double) footprint.threads(),
        Metric.DESCRIPTORS.id(), (double) footprint.descriptors());
  }

  private void end(Child started) throws ForkFailure {
    // Once the process is gone its offspring belongs to another parent, so it is noted now; handles know start times.
    List<ProcessHandle> tree = started.tree().stream().flatMap(pid -> ProcessHandle.of(pid).stream()).toList();
    try {
      started.input().close();
    } catch (IOException gone) {
      // It has closed its end or died: the exit code tells.
    }
    try {
      if (!started.waitFor(deadline)) {
        if (Thread.currentThread().isInterrupted()) {
          throw interrupted();
        }
        throw new ForkFailure(Status.TIMEOUT,
            "%s: expected its end within %s of the end of its standard input, got none."
                .formatted(id, seconds()) + " It was killed" + lastWords(started));
      }
      if (started.exitCode().orElse(0) != 0) {
        throw ended(started, "after the end of its standard input");
      }
    } finally {
      started.kill();
      tree.forEach(ProcessHandle::destroyForcibly);
    }
  }

  private ForkFailure ended(Child started, String when) {
    started.waitFor(GLANCE);
    return new ForkFailure(Status.FAILED, "%s: ended with exit code %s %s%s".formatted(id,
        started.exitCode().isPresent() ? started.exitCode().getAsInt() : "unknown", when, lastWords(started)));
  }

  private ForkFailure interrupted() {
    Thread.currentThread().interrupt();
    return new ForkFailure(Status.INTERRUPTED, id + ": interrupted during a launch");
  }

  private String seconds() {
    return deadline.toMillis() + " ms";
  }

  private static String lastWords(Child started) {
    List<String> lines = started.logTail().lines().filter(line -> !line.isBlank()).toList();
    return lines.isEmpty()
        ? "; its log is empty."
        : "; its log ends \"" + Quoted.printable(lines.getLast().strip()) + "\".";
  }

  @Override
  public Remains finish() {
    close();
    return Remains.NOTHING;
  }

  @Override
  public void close() {
    if (child != null) {
      child.kill();
    }
  }
}
