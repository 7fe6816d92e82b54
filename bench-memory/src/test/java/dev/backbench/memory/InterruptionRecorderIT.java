package dev.backbench.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backbench.contract.Jvm;
import dev.backbench.process.Child;
import dev.backbench.process.Children;
import dev.backbench.process.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs the churn benchmark with each collector, and holds the recorded pauses against the collector's own log. */
final class InterruptionRecorderIT {
  private static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();
  private static final Path JAR = Path.of("target", "benchmarks.jar").toAbsolutePath();
  private static final Duration DEADLINE = Duration.ofMinutes(2);
  /** {@code [epoch millis]GC(7) Pause Young (Normal) (G1 Evacuation Pause) 80M->30M(256M) 12.345ms}. */
  private static final Pattern PAUSE = Pattern.compile("\\[(\\d+)ms\\].*GC\\(\\d+\\).* Pause .* (\\d+\\.\\d+)ms");

  @TempDir
  private Path directory;

  @ParameterizedTest
  @EnumSource(names = "EPSILON", mode = EnumSource.Mode.EXCLUDE)
  void findsThePausesThatTheCollectorLogs(Jvm.Collector collector) throws IOException {
    String output = churn(collector, List.of("-Dbackbench.fork.dir=" + directory));
    assertThat(output).contains("AllocationChurnBenchmark.churn");

    List<Pause> recorded = recorded("gc-pause");
    assertThat(recorded).as(output).isNotEmpty().isSortedAccordingTo((a, b) -> Long.compare(a.millis, b.millis));
    // The log says when a pause ended, in whole milliseconds; recording began later and ended earlier than the log.
    long from = recorded.getFirst().millis;
    long to = (long) (recorded.getLast().millis + recorded.getLast().durationMillis + 2);
    List<Pause> logged = logged().stream().filter(pause -> pause.millis >= from && pause.millis <= to).toList();
    // Those of the last concurrent cycle are in the log at once, and would be recorded at its end: up to four.
    assertThat(recorded.size()).isCloseTo(logged.size(), within(5));
    assertThat(sum(recorded)).isCloseTo(sum(logged), within(0.1 * sum(logged) + 5));
    assertThat(directory.resolve("interruptions.jfr")).doesNotExist();
  }

  @Test
  void findsTheWaitsForMemoryUnderZgc() throws IOException {
    // One CPU, taken by a loop that allocates all the time: the collector cannot keep up.
    churn(Jvm.Collector.ZGC, List.of("-Dbackbench.fork.dir=" + directory));
    List<Pause> stalls = recorded("allocation-stall");
    long logged = Files.readAllLines(directory.resolve("gc.log")).stream()
        .filter(line -> line.contains("Allocation Stall ("))
        .filter(line -> line.endsWith("ms")).count();
    assertThat(logged).isPositive();
    assertThat(stalls).hasSizeBetween(1, (int) logged);
  }

  @Test
  void recordsNothingWithoutADirectory() throws IOException {
    assertThat(churn(Jvm.Collector.SERIAL, List.of())).contains("AllocationChurnBenchmark.churn");
    assertThat(directory.resolve("series.csv")).doesNotExist();
    assertThat(logged()).isNotEmpty();
  }

  private String churn(Jvm.Collector collector, List<String> flags) throws IOException {
    List<String> forkFlags = new ArrayList<>(new Jvm(collector, 256L << 20, List.of()).flags());
    forkFlags.add("-Xlog:gc*:file=" + directory.resolve("gc.log") + ":timemillis");
    forkFlags.addAll(flags);
    // Another JMH on this machine is no concern of a test, which reads no timing.
    List<String> argv = List.of(JAVA, "-Djmh.ignoreLock=true", "--sun-misc-unsafe-memory-access=allow", "-jar",
        JAR.toString(), "AllocationChurnBenchmark.churn", "-f", "1", "-wi", "1", "-w", "300ms", "-i", "1", "-r",
        "700ms",
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
        .map(fields -> new Pause(Long.parseLong(fields[2]) / 1_000_000, Long.parseLong(fields[3]) / 1e6)).toList();
  }

  private List<Pause> logged() throws IOException {
    return Files.readAllLines(directory.resolve("gc.log")).stream().map(PAUSE::matcher).filter(Matcher::matches)
        .map(match -> new Pause(Long.parseLong(match.group(1)), Double.parseDouble(match.group(2)))).toList();
  }

  private static double sum(List<Pause> pauses) {
    return pauses.stream().mapToDouble(Pause::durationMillis).sum();
  }

  private record Pause(long millis, double durationMillis) {}
}
