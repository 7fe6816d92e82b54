package dev.backbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbench.gate.Calibration;
import dev.backbench.gate.GateOutcome;
import dev.backbench.gate.GateReport;
import dev.backbench.gate.GateSettings;
import dev.backbench.gate.Tolerance;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as typed, against fake services. */
final class GateCommandTest {
  private final FakeServices services = new FakeServices();
  private final Typed typed = new Typed(services);

  @Test
  void tellsAllProblemsAtOnce() {
    typed.run("gate", "--candidate", "nowhere.jar", "--preset", "pq", "--only", "(", "--budget", "0s", "--seed", "x",
        "--detect", "5", "--policy", "none.json");
    assertThat(typed.code).isEqualTo(2);
    assertThat(typed.err().lines().map(line -> line.replaceFirst(":.*", ""))).containsExactlyInAnyOrder("--base",
        "--candidate", "--preset", "--only", "--budget",
        "--seed", "--detect, --ignore", "none.json");
    assertThat(services.calls).isEmpty();
  }

  @Test
  void comparingNothingIsExitFourInEveryFormat(@TempDir Path directory) throws Exception {
    String jar = Files.createFile(directory.resolve("x.jar")).toString();
    typed.run("gate", "--base", jar, "--candidate", jar, "--preset", "smoke", "--only", "a.*", "--budget", "2m");
    assertThat(typed.code).isEqualTo(4);
    assertThat(typed.out()).startsWith("NOTHING COMPARED\n").contains("no A/A record on this machine yet");
    assertThat(services.calls).containsExactly("gate smoke a.* PT2M 99");
    typed.run("gate", "--base", jar, "--candidate", jar, "--format", "md");
    assertThat(typed.out()).startsWith("<!-- backbench gate -->\n## NOTHING COMPARED\n");
    typed.run("gate", "--base", jar, "--candidate", jar, "--format", "junit");
    assertThat(typed.out()).startsWith("<?xml").contains("tests=\"0\"");
    typed.run("gate", "--base", jar, "--candidate", jar, "--format", "json");
    assertThat(typed.out()).contains("exit_code=4", "compared=false");
  }

  @Test
  void thresholdsAreTheOnesAskedFor() {
    typed.run("gate", "--base", "main", "--detect", "4 %", "--ignore", "1%", "--suite", "cpu", "--no-control");
    assertThat(services.calls).containsExactly("gate pr .* PT8760H 99");
    GateRequest request = services.gated();
    assertThat(request.settings().tolerance()).isEqualTo(new Tolerance(0.04, 0.01));
    assertThat(request.base()).isEqualTo("main");
    assertThat(request.candidate()).isEmpty();
    assertThat(request.suites()).containsExactly("cpu");
    assertThat(request.control()).isFalse();
  }

  @Test
  void writesWhereItIsAskedToAndWhereActionsRead(@TempDir Path directory) throws Exception {
    Path summary = directory.resolve("summary.md");
    Typed actions = new Typed(services,
        Map.of("GITHUB_STEP_SUMMARY", summary.toString(), "GITHUB_ACTIONS", "true"));
    services.gateReport = new GateReport(GateSettings.PR, 99,
        new GateOutcome(List.of(), Optional.empty(), Optional.empty(), Calibration.NONE), Map.of(), List.of("gone"),
        List.of(), List.of(), List.of());
    actions.run("gate", "--base", "main", "--output", directory.resolve("a/b").toString());
    assertThat(directory.resolve("a/b")).isDirectoryContaining("glob:**gate.json")
        .isDirectoryContaining("glob:**gate.md").isDirectoryContaining("glob:**gate.xml");
    assertThat(summary).content().startsWith("<!-- backbench gate -->");
    assertThat(actions.err()).contains("::error title=FAIL gone::removed");
    typed.run("gate", "--base", "main");
    assertThat(typed.err()).doesNotContain("::error");
  }

  @Test
  void helpSaysWhatFailsIt() {
    typed.run("gate", "--help");
    assertThat(typed.code).isZero();
    assertThat(typed.out()).contains("only the base has fails the gate", "3 FAIL", "finds 10 %)");
  }
}
