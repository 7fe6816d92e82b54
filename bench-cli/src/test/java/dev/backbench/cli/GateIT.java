package dev.backbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbench.process.Leftovers;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The gate as a person runs it, on jars of nobody's project, one of which does four times the work. Only such an effect
 * is asserted, and that identical code does not fail. {@code -Dbackbench.modes=true} gates every mode of JMH.
 */
final class GateIT {
  private static final Path ROOT = Path.of(System.getProperty("backbench.root"));
  private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));
  private static final int WORK = 2000;
  private static final int DEADLINE_SECONDS = 580;

  @TempDir
  private Path directory;

  @Test
  void whatIsFourTimesAsSlowFails() throws Exception {
    List<String> cases = slowed("PairBenchmark.slower");
    // A machine without a record: what is found once is found again, or does not stand.
    assertThat(cases).singleElement().asString().contains("<failure", "in a fresh session");
    assertThat(Files.readString(directory.resolve("out/gate.md"))).startsWith("<!-- backbench gate -->\n## FAIL\n");
    assertThat(log()).contains("no A/A record");
    assertThat(Leftovers.find(Path.of("/proc"), TEMPORARY).none()).isTrue();
  }

  @Test
  void soItDoesInEveryModeOfJmhAndWhatIsTheSameDoesNot() throws Exception {
    Assumptions.assumeTrue(Boolean.getBoolean("backbench.modes"), "takes minutes: -Pdeep");
    assertThat(slowed("Benchmark")).hasSizeGreaterThan(7).allSatisfy(line -> {
      if (line.contains("PairBenchmark.same")) {
        assertThat(line).doesNotContain("<failure", "<error");
      } else {
        assertThat(line).contains("<failure");
      }
    });
  }

  /** The test cases of a gate on the candidate that does four times the work. */
  private List<String> slowed(String only) throws Exception {
    Path base = FixtureJar.of(directory, "base", WORK);
    Path candidate = FixtureJar.of(directory, "candidate", 4 * WORK);
    int code = gate(base, candidate, "--only", only, "--no-control", "--output", directory.resolve("out").toString());
    assertThat(code).as(log()).isEqualTo(3);
    return Files.readString(directory.resolve("out/gate.xml")).lines().filter(line -> line.contains("<testcase"))
        .toList();
  }

  @Test
  void aJarAgainstItselfDoesNotFailAndTheMachineLearnsFromIt() throws Exception {
    Path jar = FixtureJar.of(directory, "base", WORK);
    // Time for two pairs or so: what is undecided then is inconclusive, and never slower.
    int code = gate(jar, jar, "--only", "PairBenchmark.same", "--budget", "10s");
    assertThat(code).as(log()).isIn(0, 4, 6);
    assertThat(log()).contains("A/A PairBenchmark.same: the base against its own copy");
  }

  @Test
  void aRemovedBenchmarkIsNoPassUnlessItIsWaived() throws Exception {
    Path jar = FixtureJar.of(directory, "base", WORK);
    assertThat(gate(jar, without(jar, "PairBenchmark"), "--only", "PairBenchmark.same")).as(log()).isEqualTo(4);
    assertThat(log()).contains("NOTHING COMPARED", "removed, only the base has it");
    Path policy = Files.writeString(directory.resolve("gate.json"), """
        {"waivers": [{"benchmark": "fixture.PairBenchmark.same", "reason": "moved", "expires": "9999-12-31"}]}""");
    assertThat(gate(jar, jar, "--only", "PairBenchmark.same", "--policy", policy.toString())).as(log()).isEqualTo(4);
    assertThat(log()).contains("waived until 9999-12-31").doesNotContain("removed");
  }

  private Path without(Path jar, String name) throws IOException {
    Path copy = Files.copy(jar, directory.resolve("shortened.jar"));
    try (FileSystem files = FileSystems.newFileSystem(URI.create("jar:" + copy.toUri()), Map.of())) {
      Path list = files.getPath("META-INF", "BenchmarkList");
      List<String> rest = Files.readAllLines(list).stream().filter(line -> !line.contains(name)).toList();
      Files.write(list, rest);
    }
    return copy;
  }

  private int gate(Path base, Path candidate, String... more) throws IOException, InterruptedException {
    List<String> argv = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED", "-Dbackbench.root=" + ROOT, "-Djava.io.tmpdir=" + TEMPORARY, "-jar",
        ROOT.resolve(Path.of("bench-cli", "target", "backbench-cli.jar")).toString(), "gate", "--base", base.toString(),
        "--candidate", candidate.toString(), "--preset", "smoke", "--seed", "7"));
    argv.addAll(List.of(more));
    ProcessBuilder builder = new ProcessBuilder(argv).redirectErrorStream(true)
        .redirectOutput(directory.resolve("log").toFile());
    // A record of its own, and of nothing that the machine learnt before.
    builder.environment().put("BACKBENCH_STATE", directory.resolve("state").toString());
    Process process = builder.start();
    assertThat(process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private String log() throws IOException {
    return Files.readString(directory.resolve("log"));
  }
}
