package dev.backbench.io.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbench.io.BenchmarksJar;
import dev.backbench.process.Leftovers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark as a person starts it, on a real service. */
final class HttpServiceBenchmarkIT {
  private final Instant began = Instant.now();

  @TempDir
  private Path directory;

  @Test
  void measuresAServiceAndLeavesNothingRunning() throws Exception {
    Path json = directory.resolve("jmh.json");
    String log = jmh("-p", "contender=netty", "-p", "endpoint=json", "-wi", "1", "-w", "200ms", "-i", "2", "-r",
        "200ms", "-f", "1", "-t", "2", "-foe", "true", "-rf", "json", "-rff", json.toString());
    assertThat(json).as(log).isRegularFile();
    String result = Files.readString(json);
    assertThat(result).contains("HttpServiceBenchmark.batch").contains("\"contender\" : \"netty\"")
        .contains("\"threads\" : 2");
    assertThat(score(result)).isPositive();
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void namesTheContendersWhenThereIsNoSuchOne() throws Exception {
    assertThat(jmh("-p", "contender=nety", "-f", "1", "-wi", "0", "-i", "1", "-r", "200ms"))
        .contains("contender: expected one of").contains("Did you mean \"netty\"?");
    assertThat(leftovers()).isEmpty();
  }

  /** Cells of a run measure services in their own way; this is a second view, and no second cell. */
  @Test
  void isNoCellOfARun() throws IOException {
    try (Stream<Path> manifests = Files.walk(Path.of("workloads")).filter(path -> path.endsWith("workload.json"))) {
      List<Path> all = manifests.toList();
      assertThat(all).isNotEmpty();
      for (Path manifest : all) {
        assertThat(Files.readString(manifest)).as(manifest.toString()).doesNotContain("HttpServiceBenchmark");
      }
    }
  }

  private String jmh(String... options) throws Exception {
    // As root, the database's server runs as nobody, who must get past this directory.
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Djava.io.tmpdir=" + directory, "-jar", BenchmarksJar.PATH.toString(), "HttpServiceBenchmark"));
    command.addAll(List.of(options));
    command.addAll(List.of("-jvmArgsAppend", "-Djava.io.tmpdir=" + directory));
    Path log = directory.resolve("log");
    Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertThat(process.waitFor(300, TimeUnit.SECONDS)).as("the end of JMH").isTrue();
    return Files.readString(log);
  }

  private static double score(String json) {
    return json.lines().filter(line -> line.contains("\"score\" :")).map(line -> line.replaceAll("[^0-9.E+-]", ""))
        .mapToDouble(Double::parseDouble).findFirst().orElseThrow();
  }

  /** Processes of this test, and folders, that outlived the one that started them. */
  private List<String> leftovers() throws IOException {
    Leftovers found = Leftovers.find(Path.of("/proc"), directory);
    List<String> left = new ArrayList<>(found.directories().stream().map(Path::toString).toList());
    found.processes().stream().flatMap(pid -> ProcessHandle.of(pid).stream())
        .filter(process -> process.info().startInstant().map(began::isBefore).orElse(false))
        .map(process -> process.pid() + " " + process.info().commandLine().orElse("")).forEach(left::add);
    return left;
  }
}
