package dev.backbench.memory;

import dev.backbench.result.Pauses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Records the collector's interruptions of a trial with JDK Flight Recorder, and appends them to {@code series.csv} in the
 * directory that the system property {@code backbench.fork.dir} names, as {@code id,unit,epoch-nanos,nanos}. Without the
 * property it records nothing.
 *
 * <p>{@code jdk.GCPhasePause} is every stop-the-world pause of all collectors of JDK 25, degenerated and full ones
 * included; those of a concurrent cycle are recorded at its end, so a cycle that outlives the trial is missing.
 * {@code jdk.ZAllocationStall} is a thread's wait for memory under ZGC. Shenandoah's pacing has no event.
 *
 * <p>Only these two events are enabled, without stack traces, and they are read after the trial: a stream
 * ({@code RecordingStream}) would parse them, and so allocate, in the heap that is being measured. The recorder's own files
 * are in the temporary directory until the virtual machine ends; a killed one leaves them there.
 */
@State(Scope.Benchmark)
public class InterruptionRecorder {
  /** The directory's property. */
  public static final String DIRECTORY = "backbench.fork.dir";

  private static final Map<String, String> SERIES_BY_EVENT = Map.of("jdk.GCPhasePause", Pauses.PAUSES,
      "jdk.ZAllocationStall", Pauses.STALLS);

  private Optional<Path> directory = Optional.empty();
  private @Nullable Recording recording;

  /** For JMH. */
  public InterruptionRecorder() {}

  /** Begins, before the first iteration. */
  @Setup(Level.Trial)
  public void start() {
    directory = Optional.ofNullable(System.getProperty(DIRECTORY)).map(Path::of);
    if (directory.isPresent()) {
      Recording begun = new Recording();
      SERIES_BY_EVENT.keySet().forEach(event -> begun.enable(event).withoutThreshold().withoutStackTrace());
      begun.start();
      recording = begun;
    }
  }

  /** Ends, after the last iteration, and writes. */
  @TearDown(Level.Trial)
  public void stop() throws IOException {
    if (recording != null && directory.isPresent()) {
      try (Recording done = recording) {
        recording = null;
        done.stop();
        Path file = directory.get().resolve("interruptions.jfr");
        done.dump(file);
        Files.write(directory.get().resolve("series.csv"), lines(file), StandardOpenOption.CREATE,
            StandardOpenOption.APPEND);
        Files.delete(file);
      }
    }
  }

  /** One line per event, in time order: a recording keeps the order in which threads handed in their buffers. */
  private static List<String> lines(Path file) throws IOException {
    List<Interruption> found = new ArrayList<>();
    try (RecordingFile events = new RecordingFile(file)) {
      while (events.hasMoreEvents()) {
        RecordedEvent event = events.readEvent();
        String series = SERIES_BY_EVENT.get(event.getEventType().getName());
        if (series != null) {
          found.add(new Interruption(series, ChronoUnit.NANOS.between(Instant.EPOCH, event.getStartTime()),
              event.getDuration().toNanos()));
        }
      }
    }
    return found.stream().sorted(Comparator.comparingLong(Interruption::epochNanos)).map(Interruption::line).toList();
  }

  private record Interruption(String series, long epochNanos, long nanos) {
    String line() {
      return series + ",ns," + epochNanos + "," + nanos;
    }
  }
}
