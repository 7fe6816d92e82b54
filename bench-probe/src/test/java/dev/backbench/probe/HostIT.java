package dev.backbench.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The host and the profiler against a coordinator that misbehaves. */
final class HostIT {
  private static final int PATIENCE_SECONDS = 30;

  @TempDir
  private Path directory;
  private Process host;
  private BufferedReader answers;
  private ServerSocket coordinator;

  @BeforeEach
  void start() throws IOException {
    Path jar = BenchmarksJar.write(directory.resolve("benchmarks.jar"));
    ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Djmh.ignoreLock=true", "-Djava.io.tmpdir=" + directory, "-cp",
        BenchmarksJar.probe() + File.pathSeparator + jar,
        Host.class.getName());
    builder.environment().put(TokenProfiler.SECRET, "s3cret");
    host = builder.redirectError(directory.resolve("host.log").toFile()).start();
    answers = new BufferedReader(new InputStreamReader(host.getInputStream(), StandardCharsets.US_ASCII));
    coordinator = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    coordinator.setSoTimeout((int) TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
  }

  @AfterEach
  void endsWithItsInput() throws Exception {
    coordinator.close();
    List<ProcessHandle> forks = host.descendants().toList();
    host.getOutputStream().close();
    assertThat(host.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("host has ended").isTrue();
    for (ProcessHandle fork : forks) {
      fork.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      -f 1 -foe true CountingBenchmark.throughput | -foe true: refused
      -f 1 -gc true CountingBenchmark.throughput  | -gc true: refused
      -f 3 CountingBenchmark.throughput           | another -f than 1: refused
      CountingBenchmark.throughput                | another -f than 1: refused
      -f 1 CountingBenchmark                      | expected one benchmark that matches [CountingBenchmark], got 7
      -f 1 -bm thrpt,ss CountingBenchmark.left    | expected one benchmark
      -f 1 ReportingBenchmark.allocation          | expected one value of the parameter patterns, got 2
      -f 1 --no-such-option                       | no-such-option
      """)
  void refusesWhatIsNotOneForkOfOneBenchmark(String args, String reason) throws IOException {
    run(args.trim().split(" "));
    Message refusal = Message.read(answers);
    assertThat(refusal.verb()).isEqualTo("REFUSED");
    assertThat(refusal.text("fork")).isEqualTo("1");
    assertThat(refusal.text("message")).contains(reason);
  }

  @Test
  void haltsAForkWhoseCoordinatorIsGone() throws IOException {
    runWithProfiler();
    try (Socket socket = coordinator.accept()) {
      BufferedReader fork = reader(socket);
      Message hello = Message.read(fork);
      assertThat(hello.text("secret")).isEqualTo("s3cret");
      assertThat(hello.text("fork")).isEqualTo("1");
      assertThat(Message.read(fork).verb()).isEqualTo("READY");
    }
    assertThat(Message.read(answers).number("completed")).isZero();
    assertThat(directory.resolve("out")).content().contains("<forked VM failed with exit code 143>");
  }

  @ParameterizedTest
  @CsvSource({"GRANT ms=soon", "HELLO", "GRANT", "%%%", "GRANT ms"})
  void endsAForkThatIsToldNonsense(String nonsense) throws IOException {
    runWithProfiler();
    try (Socket socket = coordinator.accept()) {
      Message.read(reader(socket));
      socket.getOutputStream().write((nonsense + "\n").getBytes(StandardCharsets.US_ASCII));
      assertThat(Message.read(answers).number("completed")).isZero();
    }
  }

  @Test
  void keepsWhatBenchmarksPrintOutOfTheConversation() throws IOException {
    run("-f", "1", "-wi", "0", "-i", "1", "-r", "10ms", "ReportingBenchmark.printing", "-p", "patterns=8");
    assertThat(Message.read(answers).number("completed")).isEqualTo(1);
    assertThat(Files.readString(directory.resolve("host.log")) + Files.readString(directory.resolve("out")))
        .contains("ENDED fork=1 completed=0");
  }

  @Test
  void leavesNoForkBehindWhenItsInputEnds() throws IOException {
    runWithProfiler();
    try (Socket socket = coordinator.accept()) {
      BufferedReader fork = reader(socket);
      Message hello = Message.read(fork);
      Message.read(fork);
      host.getOutputStream().close();
      assertThat(Message.read(fork).isEnd()).isTrue();
      ProcessHandle.of(hello.number("pid")).ifPresent(process -> process.onExit().join());
    }
  }

  private void runWithProfiler() throws IOException {
    run("-f", "1", "-wi", "0", "-i", "1000", "-r", "10ms", "-prof",
        "dev.backbench.probe.TokenProfiler:port=" + coordinator.getLocalPort() + ";fork=1",
        "CountingBenchmark.throughput");
  }

  private void run(String... args) throws IOException {
    Message message = Message.of("RUN").with("fork", "1").with("output", directory.resolve("out"))
        .with("flag", "-Dbackbench.fork.dir=" + directory);
    for (String arg : args) {
      message = message.with("arg", arg);
    }
    send(message);
  }

  private void send(Message message) throws IOException {
    host.getOutputStream().write(message.line().getBytes(StandardCharsets.US_ASCII));
    host.getOutputStream().flush();
  }

  private static BufferedReader reader(Socket socket) throws IOException {
    socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
    return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
  }
}
