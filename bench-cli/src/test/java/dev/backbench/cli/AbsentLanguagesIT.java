package dev.backbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbench.json.Reports;
import dev.backbench.result.Measurement;
import dev.backbench.result.Report;
import dev.backbench.result.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine with a JDK and nothing else: a search path on which there is neither Python nor Go. */
final class AbsentLanguagesIT {
  private static final Path ROOT = Path.of(System.getProperty("backbench.root"));

  @TempDir
  private Path directory;

  @Test
  void skipsTheirCellsWithTheReasonAndMeasuresTheRest() throws Exception {
    Path output = directory.resolve("report.json");
    assertThat(run(output)).as(Files.readString(directory.resolve("err"))).isZero();
    Report report = Reports.parse("report", Files.readString(output));
    assertThat(status(report, "java").status()).isIn(Status.OK, Status.SUSPECT);
    assertThat(status(report, "cpython").reason().orElseThrow()).startsWith("python3 >= ").endsWith(" not found");
    assertThat(status(report, "go").reason().orElseThrow()).startsWith("go >= ").endsWith(" not found");
    assertThat(List.of(status(report, "cpython"), status(report, "go"))).extracting(Measurement::status)
        .containsOnly(Status.SKIPPED);
    remove(report.run().id());
  }

  private int run(Path output) throws Exception {
    Path empty = Files.createDirectory(directory.resolve("empty"));
    ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED", "-Dbackbench.root=" + ROOT, "-jar",
        ROOT.resolve(Path.of("bench-cli", "target", "backbench-cli.jar")).toString(), "run", "--profile", "smoke",
        "--only", "fraud-score", "--format", "json").redirectOutput(output.toFile())
        .redirectError(directory.resolve("err").toFile());
    builder.environment().put("PATH", empty.toString());
    Process process = builder.start();
    assertThat(process.waitFor(4, TimeUnit.MINUTES)).as("has ended").isTrue();
    return process.exitValue();
  }

  private static Measurement status(Report report, String contender) {
    return report.cells().stream().filter(cell -> cell.cell().contender().equals(contender)).findFirst().orElseThrow();
  }

  private static void remove(String run) throws Exception {
    try (var files = Files.walk(ROOT.resolve(Path.of("results", "runs", run)))) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
