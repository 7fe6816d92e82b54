package dev.backbench.run.jmh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.backbench.contract.Arm;
import dev.backbench.contract.Cell;
import dev.backbench.contract.Contender;
import dev.backbench.contract.Jvm;
import dev.backbench.contract.LanguageRuntime;
import dev.backbench.contract.Workload;
import dev.backbench.plan.PlannedCell;
import dev.backbench.plan.Profile;
import dev.backbench.process.Children;
import dev.backbench.result.Status;
import dev.backbench.run.Fork;
import dev.backbench.run.ForkFailure;
import dev.backbench.run.ForkRequest;
import dev.backbench.unit.Metric;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A fork source whose host and forks lie ({@code dev.backbench.probe.Host} of the test sources). */
final class LyingForkTest {
  private static final Deadlines PATIENT = new Deadlines(Duration.ofSeconds(30), Duration.ofSeconds(30),
      Duration.ofSeconds(30));
  private static final Deadlines HASTY = new Deadlines(Duration.ofMillis(300), Duration.ofSeconds(30),
      Duration.ofSeconds(30));

  @TempDir
  private Path directory;
  private Path temp;
  private Children children;

  @BeforeEach
  void start() throws IOException {
    children = new Children("lying-test");
    temp = Files.createDirectory(directory.resolve("temp"));
  }

  @AfterEach
  void leavesNothingBehind() {
    children.close();
    assertThat(ProcessHandle.current().children()).isEmpty();
    assertThat(temp).isEmptyDirectory();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      dies             | FAILED  | JMH host is gone: exited with code 7, last words
      hostBabbles      | FAILED  | JMH host talked nonsense: expected a verb, got "hello"
      foreignPid       | FAILED  | fork talked nonsense: expected a process of our host, got pid 1
      babbles          | FAILED  | fork talked nonsense: java.net.ProtocolException: expected a verb, got "%25%25%25"
      isEndless        | FAILED  | fork talked nonsense: java.net.ProtocolException: expected a line, got more
      didNothing       | INVALID | set-up: expected operations and rate > 0, got 0 at 1.0 per second
      isInfinitelyFast | INVALID | set-up: expected operations and rate > 0, got 1 at Infinity per second
      isNaN            | INVALID | set-up: expected operations and rate > 0, got 1 at NaN per second
      saysNoNumber     | INVALID | set-up: DONE: expected ops=, got none
      answersTwice     | FAILED  | fork talked nonsense: expected READY
      """)
  void believesNothing(String lie, Status status, String reason) throws IOException {
    ForkFailure failure = measure(lie, PATIENT);
    assertThat(failure.status()).isEqualTo(status);
    assertThat(failure).hasMessageStartingWith(reason);
  }

  @ParameterizedTest
  @CsvSource({"silent", "stranger"})
  void doesNotWaitForEver(String lie) throws IOException {
    ForkFailure failure = measure(lie, HASTY);
    assertThat(failure.status()).isEqualTo(Status.TIMEOUT);
    assertThat(failure).hasMessage("start: expected within 0.3 s, did not happen; killed");
  }

  @Test
  void isForJmhOnly() throws Exception {
    try (JmhForkSource source = source(PATIENT)) {
      Arm.Worker worker = new Arm.Worker(LanguageRuntime.PYTHON, directory, List.of());
      assertThatThrownBy(() -> source.start(request(worker))).isInstanceOf(IllegalArgumentException.class);
    }
  }

  private ForkFailure measure(String lie, Deadlines deadlines) throws IOException {
    Arm arm = new Arm.Jmh("lies." + lie, new Jvm(Jvm.Collector.SERIAL, 16L << 20, List.of()));
    try (JmhForkSource source = source(deadlines)) {
      ForkFailure failure = catchThrowableOfType(ForkFailure.class, () -> {
        try (Fork fork = source.start(request(arm))) {
          fork.finish();
        }
      });
      assertThat(failure).isNotNull();
      return failure;
    }
  }

  private JmhForkSource source(Deadlines deadlines) throws IOException {
    return new JmhForkSource(children, testClasses(), _ -> directory,
        Path.of(System.getProperty("java.home"), "bin", "java"), temp, deadlines);
  }

  private ForkRequest request(Arm arm) throws IOException {
    Contender contender = new Contender("java", "java", arm, true);
    Workload workload = new Workload("cpu", "lies", directory, "Lies", "Do we believe them?", "lie", Metric.THROUGHPUT,
        1, Optional.empty(), List.of(), List.of(), List.of(contender));
    Cell cell = new Cell("cpu", "lies", "java", "java", new TreeMap<>(), Metric.THROUGHPUT);
    PlannedCell planned = new PlannedCell(cell, workload, contender, true, List.of(), Duration.ofSeconds(1));
    return new ForkRequest(planned, Profile.SMOKE, 0, Files.createDirectories(directory.resolve("fork")), Map.of(),
        Optional.empty());
  }

  private static Path testClasses() {
    try {
      return Path.of(LyingForkTest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
