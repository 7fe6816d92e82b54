package dev.backbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbench.environment.SystemFiles;
import dev.backbench.gate.BenchmarkOutcome;
import dev.backbench.gate.Calibration;
import dev.backbench.gate.Evidence;
import dev.backbench.gate.GateMetric;
import dev.backbench.gate.GateOutcome;
import dev.backbench.gate.GateReport;
import dev.backbench.gate.GateSettings;
import dev.backbench.gate.GateVerdict;
import dev.backbench.gate.GatedBenchmark;
import dev.backbench.result.Environment;
import dev.backbench.result.ForkResult;
import dev.backbench.result.Measurement;
import dev.backbench.result.MetricEstimate;
import dev.backbench.result.Noise;
import dev.backbench.result.Outcome;
import dev.backbench.result.Report;
import dev.backbench.result.Run;
import dev.backbench.result.Sample;
import dev.backbench.result.Status;
import dev.backbench.stats.Estimate;
import dev.backbench.unit.Better;
import dev.backbench.unit.Metric;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as typed, on a project and a machine made of files; gates are answered by the test. */
final class BaselineCommandTest {
  private final FakeServices services = new FakeServices();
  private final Typed typed = new Typed(services);

  @TempDir
  private Path root;
  private Project project = new Project(Path.of(""));
  private int runs;

  @BeforeEach
  void layOut() throws IOException {
    project = new Project(root);
    Path jar = project.benchmarksJar("cpu");
    Files.createDirectories(jar.getParent());
    try (OutputStream out = Files.newOutputStream(jar); ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("jmh.properties"));
      zip.write("jmh.version=1.37".getBytes(StandardCharsets.UTF_8));
    }
    machine("A");
  }

  private void machine(String model) throws IOException {
    Path machine = root.resolve("machine-" + model);
    Files.createDirectories(machine.resolve("proc"));
    Files.writeString(machine.resolve("proc/cpuinfo"), "model name\t: " + model + "\n");
    services.baselines(project, new SystemFiles(machine));
  }

  /** A run of six equal forks that is on disk, and known as the latest. */
  private void run(Run.Stamp stamp, double operations, double rulerNanos) throws IOException {
    String id = "20260102-0304%02d-abcd".formatted(runs++);
    Sample sample = new Sample(Sample.Phase.MEASURED, 0, Math.round(operations), 1_000_000_000L, OptionalLong.empty(),
        operations, new TreeMap<>(), Optional.empty());
    ForkResult fork = new ForkResult("x", 0, 0, 0, 1, Status.OK, Optional.empty(), new TreeMap<>(), List.of(sample),
        new TreeMap<>(), List.of(), List.of());
    Measurement cell = new Measurement(FakeServices.cell("java"), Status.OK, Optional.empty(),
        Optional.of(new MetricEstimate(Metric.THROUGHPUT, new Estimate(1, 1, 1), 6)), List.of(),
        List.of(fork, fork, fork, fork, fork, fork), List.of());
    SortedMap<String, String> facts = new TreeMap<>();
    if (rulerNanos > 0) {
      facts.put("ruler.memory", Double.toString(rulerNanos));
    }
    Run run = new Run(id, "1", "standard", 1, "00", Instant.EPOCH, 1, 1, stamp, List.of());
    services.known = new Report(Report.SCHEMA, run, new Environment(facts, new Noise(0, 0, 0)), List.of(cell),
        List.of(),
        new Outcome(0, List.of()));
    Path directory = Files.createDirectories(project.runs().resolve(id));
    SortedMap<String, String> conditions = new TreeMap<>(
        Map.of("jar.cpu", Conditions.digest(project.benchmarksJar("cpu"))));
    Conditions.machine(project, List.of("cpu"), new SystemFiles(root.resolve("machine-A"))).fields()
        .forEach((name, value) -> conditions.put("machine." + name, value));
    Files.writeString(directory.resolve("conditions.txt"), new Conditions(conditions).text());
  }

  private void measured(double operations) throws Exception {
    run(Run.Stamp.VALID, operations, 10);
    services.baselines().record(services.known);
  }

  private void gateAnswers(GateVerdict verdict) {
    Evidence evidence = new Evidence(4, 0.1, 0.01, new Estimate(0.9, 0.85, 0.95), 0, 1, 0.02, OptionalInt.of(4));
    services.gateReport = new GateReport(GateSettings.PR, 99,
        new GateOutcome(List.of(new BenchmarkOutcome(new GatedBenchmark("x.Y.z/size=1", Better.HIGHER, 1, false),
            GateMetric.CPU, evidence, verdict)), Optional.empty(), Optional.empty(), Calibration.NONE),
        Map.of(), List.of(), List.of(), List.of(), List.of());
  }

  @Test
  void savesShowsAndFindsNothingSuspectInTheSame() throws Exception {
    measured(1000);
    typed.run("baseline", "save");
    assertThat(typed.code).isZero();
    assertThat(typed.out()).contains("fraud-score/java/size=S", "20260102-030400-abcd", "cpu.model: A", "jmh: 1.37",
        "ruler memory: 10.00 ns").doesNotContain("not kept here");
    String saved = typed.out();
    typed.run("baseline", "show");
    assertThat(typed.out()).isEqualTo(saved);
    measured(990);
    typed.run("baseline", "check");
    assertThat(typed.code).isZero();
    assertThat(typed.out()).contains("1 cells held against the baseline, 0 suspect");
    assertThat(services.calls).noneMatch(call -> call.startsWith("gate"));
  }

  @Test
  void aSuspectIsMeasuredAgainstTheBaselinesJarAndOnlyThatFails() throws Exception {
    measured(1000);
    typed.run("baseline", "save");
    // The suite is built anew, with something slower in it.
    Files.write(project.benchmarksJar("cpu"), new byte[]{0}, java.nio.file.StandardOpenOption.APPEND);
    measured(800);
    gateAnswers(new GateVerdict.Fail(List.of("slower"), false));
    typed.run("baseline", "check", "--preset", "smoke", "--budget", "1m");
    assertThat(typed.code).isEqualTo(3);
    assertThat(typed.out()).contains("20.0 %", "CONFIRMED", "1 suspect, 1 confirmed");
    assertThat(services.calls).contains("gate smoke ^\\Qx.Y.z\\E$ PT1M 99");
    assertThat(Path.of(services.gated().base())).hasFileName(services.baselines().read().marks().getFirst().score()
        .jar().orElseThrow() + ".jar");
    assertThat(services.gated().candidate()).isEqualTo(project.benchmarksJar("cpu").toString());

    gateAnswers(new GateVerdict.Inconclusive(List.of("noise")));
    typed.run("baseline", "check");
    assertThat(typed.code).isEqualTo(6);
    gateAnswers(new GateVerdict.Pass());
    typed.run("baseline", "check");
    assertThat(typed.code).isZero();
    assertThat(typed.out()).contains("CLEARED");
  }

  @Test
  void withoutTheJarThreeSuspectsInARowWarnAndNeverFail() throws Exception {
    measured(1000);
    typed.run("baseline", "save");
    Files.delete(root.resolve("target/state/jars").resolve(services.baselines().read().marks().getFirst().score().jar()
        .orElseThrow() + ".jar"));
    for (String state : List.of("WAITING", "WAITING", "WARN")) {
      measured(800);
      typed.run("baseline", "check");
      assertThat(typed.code).isZero();
      assertThat(typed.out()).contains(state);
    }
    assertThat(services.calls).noneMatch(call -> call.startsWith("gate"));
  }

  @Test
  void acceptsALevelForAReason() throws Exception {
    measured(1000);
    typed.run("baseline", "save");
    measured(800);
    typed.run("baseline", "accept", "--only", "nothing", "--reason", "x");
    assertThat(typed.code).isEqualTo(2);
    typed.run("baseline", "accept", "latest", "--only", "fraud", "--reason", "checks more fields");
    assertThat(typed.code).isZero();
    assertThat(typed.out()).contains("20260102-030401-abcd", "checks more fields");
    measured(800);
    typed.run("baseline", "check");
    assertThat(typed.out()).contains("0 suspect");
  }

  @Test
  void rulersThatMovedOrWereNotMeasuredMakeItIncomparable() throws Exception {
    measured(1000);
    typed.run("baseline", "save");
    run(Run.Stamp.VALID, 800, 11);
    typed.run("baseline", "check");
    assertThat(typed.code).isEqualTo(5);
    assertThat(typed.out()).contains("INCOMPARABLE: ruler memory", "+10.0 %");
    typed.run("baseline", "accept", "--reason", "x");
    assertThat(typed.err()).contains("ruler memory", "Save a new baseline");
    run(Run.Stamp.ESTIMATE, 800, 0);
    typed.run("baseline", "check");
    assertThat(typed.code).isEqualTo(5);
    assertThat(typed.out()).contains("expected rulers");
  }

  @Test
  void refusesAnEstimateAndAnotherMachineFieldByField() throws Exception {
    run(Run.Stamp.ESTIMATE, 1000, 10);
    typed.run("baseline", "save");
    assertThat(typed.code).isEqualTo(2);
    assertThat(typed.err()).contains("expected it to be VALID, got ESTIMATE");
    measured(1000);
    typed.run("baseline", "save");
    machine("B");
    typed.run("baseline", "save");
    assertThat(typed.code).isEqualTo(2);
    assertThat(typed.err()).contains("of another machine: cpu.model: expected B, got A");
    typed.run("baseline", "show");
    assertThat(typed.code).isEqualTo(2);
    assertThat(typed.err()).contains("expected one of this class", "of another machine: cpu.model: expected A, got B");
    assertThat(services.baselines().exists()).isFalse();
  }

  @Test
  void tellsAllProblemsAtOnce() {
    typed.run("baseline", "sav", "--only", "(", "--reason", "x", "--preset", "pq", "--budget", "0s");
    assertThat(typed.code).isEqualTo(2);
    assertThat(typed.err().lines().map(line -> line.replaceFirst(":.*", "")).distinct())
        .containsExactlyInAnyOrder("baseline", "--only", "--reason", "--preset", "--budget");
    typed.run("baseline", "accept");
    assertThat(typed.err()).contains("--reason: expected why");
  }
}
