package dev.backbench.memory;

import dev.backbench.result.Pauses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A thread that wants to wake every millisecond while an iteration is measured, and notes how late it does. Appends to {@code
 * series.csv} beside what {@link InterruptionRecorder} leaves there; without a directory it does not beat. The workers of
 * Python and Go have the same one.
 *
 * <p>Beats that fall due in a stall are not made up for: the series' reader knows that a stall covers them.
 */
@State(Scope.Benchmark)
public class Metronome {
  private static final long BEAT_NANOS = 1_000_000;

  private final List<String> lines = new ArrayList<>();
  private volatile boolean beating;
  private @Nullable Thread thread;

  /** For JMH. */
  public Metronome() {}

  /** Begins to beat. */
  @Setup(Level.Iteration)
  public void begin() {
    if (directory().isPresent()) {
      beating = true;
      thread = Thread.ofPlatform().daemon().name("metronome").start(this::beat);
    }
  }

  /** Ends, and waits for the last beat. */
  @TearDown(Level.Iteration)
  public void end() throws InterruptedException {
    Thread running = thread;
    if (running != null) {
      beating = false;
      LockSupport.unpark(running);
      running.join();
      thread = null;
    }
  }

  /** Writes what was late. */
  @TearDown(Level.Trial)
  public void write() throws IOException {
    if (directory().isPresent()) {
      Files.write(directory().get().resolve("series.csv"), lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      lines.clear();
    }
  }

  private static Optional<Path> directory() {
    return Optional.ofNullable(System.getProperty(InterruptionRecorder.DIRECTORY)).map(Path::of);
  }

  private void beat() {
    Instant now = Instant.now();
    long start = System.nanoTime();
    long toEpoch = TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano() - start;
    long due = start + BEAT_NANOS;
    long latestDue = due;
    long latest = 0;
    boolean stalled = false;
    while (beating) {
      LockSupport.parkNanos(due - System.nanoTime());
      long late = System.nanoTime() - due;
      if (late >= BEAT_NANOS) {
        note(due + toEpoch, late);
        stalled = true;
      } else if (late > latest) {
        latest = late;
        latestDue = due;
      }
      // Woken early, or for the end: the same beat is still due.
      due += late < 0 ? 0 : BEAT_NANOS * (1 + late / BEAT_NANOS);
    }
    if (!stalled && latest > 0) {
      note(latestDue + toEpoch, latest);
    }
  }

  private void note(long epochNanos, long nanos) {
    lines.add(Pauses.HICCUPS + ",ns," + epochNanos + "," + nanos);
  }
}
