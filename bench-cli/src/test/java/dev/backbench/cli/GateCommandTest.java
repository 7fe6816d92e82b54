package dev.backbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as typed, against fake services. */
final class GateCommandTest {
  private final FakeServices services = new FakeServices();
  private final Typed typed = new Typed(services);

  @Test
  void tellsAllProblemsAtOnce() {
    typed.run("gate", "--base", "nowhere.jar", "--preset", "pq", "--only", "(", "--budget", "0s", "--seed", "x");
    assertThat(typed.code).isEqualTo(2);
    assertThat(typed.err().lines().map(line -> line.replaceFirst(":.*", ""))).containsExactlyInAnyOrder("--base",
        "--candidate", "--preset", "--only", "--budget", "--seed");
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
    typed.run("gate", "--base", jar, "--candidate", jar, "--format", "json");
    assertThat(typed.out()).contains("exit_code=4", "compared=false");
  }

  @Test
  void helpSaysWhatFailsIt() {
    typed.run("gate", "--help");
    assertThat(typed.code).isZero();
    assertThat(typed.out()).contains("only the base has fails the gate", "3 FAIL", "finds 10 %)");
  }
}
