package dev.backbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as typed, where it must not measure. */
final class LoadCheckCommandTest {
  @Test
  void withoutWrkItSaysSo(@TempDir Path empty) {
    Typed typed = new Typed(new FakeServices(), Map.of("PATH", empty.toString()));
    typed.run("load-check");
    assertThat(typed.code).isEqualTo(ExitCode.ENVIRONMENT_UNFIT);
    assertThat(typed.err()).contains("expected wrk on the PATH, found none.");
    assertThat(typed.out()).isEmpty();
  }

  @Test
  void refusesOneRoundAndASecondLessThanOne() {
    Typed typed = new Typed(new FakeServices());
    for (String option : new String[]{"--rounds=1", "--rounds=101", "--seconds=0"}) {
      typed.run("load-check", option);
      assertThat(typed.code).isEqualTo(ExitCode.BAD_INPUT);
      assertThat(typed.err()).startsWith("load check: expected 2 to 100 rounds of 1 to 60 s, got ");
    }
  }
}
