package dev.backbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbench.process.Leftovers;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gate as a person runs it, on the build's own benchmarks. */
final class GateIT {
  private static final Path ROOT = Path.of(System.getProperty("backbench.root"));
  private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));
  private static final Path JAR = ROOT.resolve(Path.of("bench-cpu", "target", "benchmarks.jar"));
  private static final int DEADLINE_SECONDS = 180;

  @TempDir
  private Path directory;

  @Test
  void aJarAgainstItselfIsNotSlower() throws Exception {
    int code = gate(JAR, "FraudScoreBenchmark");
    assertThat(code).as(log()).isIn(0, 6);
    assertThat(log()).contains("fraudscore", "1 pair", "no A/A record");
    assertThat(Leftovers.find(Path.of("/proc"), TEMPORARY).none()).isTrue();
  }

  @Test
  void aRemovedBenchmarkIsNoPass() throws Exception {
    int code = gate(without("FraudScoreBenchmark"), "FraudScoreBenchmark");
    assertThat(code).as(log()).isEqualTo(4);
    assertThat(log()).contains("NOTHING COMPARED", "removed, only the base has it");
  }

  private Path without(String name) throws IOException {
    Path copy = Files.copy(JAR, directory.resolve("shortened.jar"));
    try (FileSystem jar = FileSystems.newFileSystem(URI.create("jar:" + copy.toUri()), java.util.Map.of())) {
      Path list = jar.getPath("META-INF", "BenchmarkList");
      List<String> rest = Files.readAllLines(list).stream().filter(line -> !line.contains(name)).toList();
      Files.write(list, rest);
    }
    return copy;
  }

  private int gate(Path candidate, String only) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED", "-Dbackbench.root=" + ROOT, "-jar",
        ROOT.resolve(Path.of("bench-cli", "target", "backbench-cli.jar")).toString(), "gate", "--base", JAR.toString(),
        "--candidate", candidate.toString(), "--preset", "smoke", "--only", only, "--budget", "20s", "--seed", "7")
        .redirectErrorStream(true).redirectOutput(directory.resolve("log").toFile()).start();
    assertThat(process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private String log() throws IOException {
    return Files.readString(directory.resolve("log"));
  }
}
