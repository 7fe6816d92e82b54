package dev.backbench.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Why JMH at face value is not enough: the same fixtures as in {@link JmhFailureIT}, run by JMH 1.37 alone. */
final class PlainJmhIT {
  @TempDir
  private Path directory;
  private Path results;

  @BeforeEach
  void name() {
    results = directory.resolve("results.json");
  }

  @Test
  void callsARunASuccessFromWhichFailedBenchmarksAreMissing() throws Exception {
    int exit = jmh("-f", "1", "-i", "2",
        "CountingBenchmark.throughput|ThrowingBenchmark.setUp|WrongResultBenchmark.atStart|ExitingBenchmark.three|Killed");
    assertThat(exit).isZero();
    assertThat(measured()).containsExactly("CountingBenchmark.throughput");
  }

  @Test
  void keepsTheIterationsBeforeAFailureAsTheResult() throws Exception {
    int exit = jmh("-f", "1", "-i", "2", "ThrowingBenchmark.(operation|tearDown)|OutOfMemoryBenchmark.hoard");
    assertThat(exit).isZero();
    assertThat(measured()).containsExactlyInAnyOrder("ThrowingBenchmark.operation", "ThrowingBenchmark.tearDown",
        "OutOfMemoryBenchmark.hoard");
  }

  @Test
  void reportsABenchmarkThatDiedAndOneThatStoodStill() throws Exception {
    int exit = jmh("-f", "1", "-i", "2", "ExitingBenchmark.halt|FrozenBenchmark.paused");
    assertThat(exit).isZero();
    assertThat(measured()).containsExactlyInAnyOrder("ExitingBenchmark.halt", "FrozenBenchmark.paused");
  }

  @Test
  void claimsThreeForksWhenOneOfThemFailed() throws Exception {
    int exit = jmh("-f", "3", "-i", "1", "ThrowingBenchmark.secondFork");
    assertThat(exit).isZero();
    String json = Files.readString(results).replaceAll("\\s", "");
    assertThat(json).contains("\"forks\":3");
    // Two arrays of one number each.
    assertThat(json).containsPattern("\"rawData\":\\[\\[[0-9.E]+\\],\\[[0-9.E]+\\]\\]");
  }

  @Test
  void discardsEveryResultWhenToldToFailOnError() throws Exception {
    jmh("-foe", "true", "-f", "1", "-i", "2", "CountingBenchmark.throughput|ThrowingBenchmark.operation");
    assertThat(results).isEmptyFile();
  }

  @Test
  void dropsControlCharactersSoThatTwoCellsLookLikeOne() throws Exception {
    int exit = jmh("-f", "1", "-i", "1", "LabelledBenchmark", "-p", "label=ab,a\u0001b");
    assertThat(exit).isZero();
    assertThat(Files.readAllLines(results).stream().filter(line -> line.contains("\"label\""))).hasSize(2)
        .containsOnly("            \"label\" : \"ab\"");
  }

  @Test
  void leavesAnEarlierFileInPlaceWhenItIsKilled() throws Exception {
    Files.writeString(results, "of yesterday");
    Process process = start("-f", "1", "-i", "100", "CountingBenchmark.throughput");
    process.destroyForcibly().waitFor();
    assertThat(results).hasContent("of yesterday");
  }

  private List<String> measured() throws IOException {
    return Files.readAllLines(results).stream().filter(line -> line.contains("\"benchmark\""))
        .map(line -> line.replaceAll(".*fixture\\.(.*)\".*", "$1")).toList();
  }

  private int jmh(String... args) throws IOException, InterruptedException {
    Process process = start(args);
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("JMH has ended").isTrue();
    return process.exitValue();
  }

  private Process start(String... args) throws IOException {
    Path jar = BenchmarksJar.write(directory.resolve("benchmarks.jar"));
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Djava.io.tmpdir=" + directory, "-cp", jar.toString(), "org.openjdk.jmh.Main", "-wi", "0", "-r", "50ms",
        "-rf", "json", "-rff", results.toString(), "-jvmArgsAppend", "-Xmx32m -Dbackbench.fork.dir=" + directory));
    command.addAll(List.of(args));
    return new ProcessBuilder(command).redirectErrorStream(true)
        .redirectOutput(directory.resolve("jmh.log").toFile()).start();
  }
}
