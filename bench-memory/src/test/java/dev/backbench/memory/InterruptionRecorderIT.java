package dev.backbench.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbench.contract.Jvm;
import dev.backbench.process.Child;
import dev.backbench.process.Children;
import dev.backbench.process.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs the churn benchmark with each collector, and holds the recorded pauses against the collector's own log. */
final class InterruptionRecorderIT {
  private static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();
  private static final Path JAR = Path.of("target", "benchmarks.jar").toAbsolutePath();
  private static final Duration DEADLINE = Duration.ofMinutes(2);
  private static final int MEASURED_MILLIS = 700;
  private static final int MOST_MILLIS = 16 * MEASURED_MILLIS;
  /** {@code [1.234s]GC(7) Pause Young (Normal) (G1 Evacuation Pause) 80M->30M(256M) 12.345ms}. */
  private static final Pattern PAUSE = Pattern.compile(".*GC\\((\\d+)\\).* Pause .* \\d+\\.\\d+ms");

  @TempDir
  private Path directory;

  /**
   * The flight recorder of the forked machine has two recordings: ours, and one of {@code jdk.GarbageCollection} alone from
   * the machine's start. Both are copies of the same chunks, so the second also holds what ours switched on, with the
   * collection's number, which the log has too.
   */
  @ParameterizedTest
  @EnumSource(names = "EPSILON", mode = EnumSource.Mode.EXCLUDE)
  void findsThePausesThatTheCollectorLogs(Jvm.Collector collector) throws IOException {
    Path whole = directory.resolve("whole.jfr");
    String output = churn(collector, List.of("-Dbackbench.fork.dir=" + directory,
        "-XX:StartFlightRecording:settings=none,+jdk.GarbageCollection#enabled=true,dumponexit=true,filename="
            + whole));
    assertThat(output).contains("AllocationChurnBenchmark.churn");
    Collections collections = Collections.of(whole);

    List<Pause> recorded = recorded("gc-pause");
    assertThat(recorded).as(output).isNotEmpty().isSortedAccordingTo(Comparator.comparingLong(Pause::epochNanos));
    // Not their starts: each recording translates the clock of its chunks anew, some nanoseconds apart.
    assertThat(recorded).extracting(Pause::nanos).containsExactlyElementsOf(collections.inTimeOrder());
    Map<Long, Integer> logged = logged();
    for (Cycle cycle : collections.withinTheRecording()) {
      String log = log(cycle.id);
      if (log.contains("(Old)")) {
        // Shenandoah's old generation is marked under the number of the young collection that began it, bit by bit.
        continue;
      }
      List<Pause> pauses = collections.pauses.getOrDefault(cycle.id, List.of());
      assertThat(pauses).as("%s, log:%n%s", cycle, log).hasSize(logged.getOrDefault(cycle.id, 0));
    }
    assertThat(directory.resolve("interruptions.jfr")).doesNotExist();
  }

  /**
   * One CPU, taken by a loop that allocates all the time: the collector cannot keep up. A machine that is busy with other
   * things may give the loop too little time to fill the heap, so it gets more until it waits for memory.
   */
  @Test
  void findsTheWaitsForMemoryUnderZgc() throws IOException {
    List<Pause> stalls = List.of();
    for (int millis = MEASURED_MILLIS; stalls.isEmpty() && millis <= MOST_MILLIS; millis *= 2) {
      Files.deleteIfExists(directory.resolve("series.csv"));
      churn(Jvm.Collector.ZGC, millis, List.of("-Dbackbench.fork.dir=" + directory));
      stalls = recorded("allocation-stall");
      long logged = Files.readAllLines(directory.resolve("gc.log")).stream()
          .filter(line -> line.contains("Allocation Stall (")).filter(line -> line.endsWith("ms")).count();
      assertThat(stalls).hasSizeLessThanOrEqualTo((int) logged);
    }
    assertThat(stalls).isNotEmpty();
  }

  @Test
  void recordsNothingWithoutADirectory() throws IOException {
    assertThat(churn(Jvm.Collector.SERIAL, List.of())).contains("AllocationChurnBenchmark.churn");
    assertThat(directory.resolve("series.csv")).doesNotExist();
    assertThat(logged()).isNotEmpty();
  }

  private String churn(Jvm.Collector collector, List<String> flags) throws IOException {
    return churn(collector, MEASURED_MILLIS, flags);
  }

  private String churn(Jvm.Collector collector, int millis, List<String> flags) throws IOException {
    List<String> forkFlags = new ArrayList<>(new Jvm(collector, 256L << 20, List.of()).flags());
    forkFlags.add("-Xlog:gc*:file=" + directory.resolve("gc.log") + "::filecount=0");
    forkFlags.addAll(flags);
    // Another JMH on this machine is no concern of a test, which reads no timing.
    List<String> argv = List.of(JAVA, "-Djmh.ignoreLock=true", "--sun-misc-unsafe-memory-access=allow", "-jar",
        JAR.toString(), "AllocationChurnBenchmark.churn", "-f", "1", "-wi", "1", "-w", "300ms", "-i", "1", "-r",
        millis + "ms",
        "-p",
        "size=S", "-p", "shape=acyclic", "-foe", "true", "-jvmArgsAppend", String.join(" ", forkFlags));
    Path log = directory.resolve("jmh.log");
    try (Children children = new Children("interruptions")) {
      Child jmh = children.start(new Command(argv, directory, Map.of(), List.of(oneCpu()), log, false));
      assertThat(jmh.waitFor(DEADLINE)).isTrue();
      assertThat(jmh.exitCode()).as(jmh.logTail()).hasValue(0);
      return Files.readString(log);
    }
  }

  /** One that this process may use. */
  private static int oneCpu() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("Cpus_allowed_list:"))
        .map(line -> line.split("[:,-]", -1)[1].strip()).mapToInt(Integer::parseInt).findFirst().orElseThrow();
  }

  private List<Pause> recorded(String series) throws IOException {
    return Files.readAllLines(directory.resolve("series.csv")).stream().map(line -> line.split(",", -1))
        .peek(fields -> assertThat(fields).hasSize(4)).filter(fields -> fields[0].equals(series))
        .peek(fields -> assertThat(fields[1]).isEqualTo("ns"))
        .map(fields -> new Pause(Long.parseLong(fields[2]), Long.parseLong(fields[3]))).toList();
  }

  /** How many pauses the log has, by the collection's number. */
  private Map<Long, Integer> logged() throws IOException {
    Map<Long, Integer> counts = new TreeMap<>();
    Files.readAllLines(directory.resolve("gc.log")).stream().map(PAUSE::matcher).filter(Matcher::matches)
        .forEach(match -> counts.merge(Long.valueOf(match.group(1)), 1, Integer::sum));
    return counts;
  }

  private String log(long collection) throws IOException {
    return Files.readAllLines(directory.resolve("gc.log")).stream().filter(line -> line.contains("GC(%d)".formatted(
        collection))).collect(Collectors.joining("\n"));
  }

  /** In the order of their fields. */
  private record Pause(long epochNanos, long nanos) {}

  /** One collection, or one concurrent cycle. */
  private record Cycle(long id, Instant start, Instant end) {}

  /**
   * What a flight recording says.
   *
   * @param cycles those that ended
   * @param pauses those that were recorded, by the number of their cycle
   */
  private record Collections(List<Cycle> cycles, Map<Long, List<Pause>> pauses) {
    static Collections of(Path file) throws IOException {
      List<Cycle> cycles = new ArrayList<>();
      Map<Long, List<Pause>> pauses = new TreeMap<>();
      for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
        switch (event.getEventType().getName()) {
          case "jdk.GarbageCollection" ->
            cycles.add(new Cycle(event.getInt("gcId"), event.getStartTime(), event.getEndTime()));
          case "jdk.GCPhasePause" -> pauses.computeIfAbsent((long) event.getInt("gcId"), _ -> new ArrayList<>())
              .add(new Pause(ChronoUnit.NANOS.between(Instant.EPOCH, event.getStartTime()), event.getDuration()
                  .toNanos()));
          default -> {
            // What every recording has.
          }
        }
      }
      return new Collections(cycles, pauses);
    }

    List<Long> inTimeOrder() {
      return pauses.values().stream().flatMap(List::stream).sorted(Comparator.comparingLong(Pause::epochNanos))
          .map(Pause::nanos).toList();
    }

    /**
     * Those of which nothing can be missing. A cycle's pauses are recorded when it ends: all of them or, when it ended
     * before the recording began or after it was over, none; other collections come and go in the meantime. What began
     * after the end of a recorded cycle, and ended before the start of another, was certainly recorded.
     */
    List<Cycle> withinTheRecording() {
      List<Cycle> recorded = cycles.stream().filter(cycle -> pauses.containsKey(cycle.id)).toList();
      Instant from = recorded.stream().map(Cycle::end).min(Comparator.naturalOrder()).orElseThrow();
      Instant to = recorded.stream().map(Cycle::start).max(Comparator.naturalOrder()).orElseThrow();
      return cycles.stream().filter(cycle -> !cycle.start.isBefore(from) && !cycle.end.isAfter(to)).toList();
    }
  }
}
