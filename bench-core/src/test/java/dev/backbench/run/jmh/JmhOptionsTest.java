package dev.backbench.run.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JmhOptionsTest {
  @Test
  void passesWhatOnlyWatchesOrShapesTheJvm() {
    assertThat(JmhOptions.problems(List.of())).isEmpty();
    assertThat(JmhOptions.problems(List.of("-prof", "gc", "-prof", "stack:lines=3", "-jvmArgsAppend",
        "-Xint -XX:+UseCompactObjectHeaders -Dx=y", "-jvm", "/opt/jdk/bin/java", "-si", "false", "-v", "EXTRA")))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-f", "-wf", "-i", "-wi", "-r", "-w", "-to", "-bs", "-wbs", "-wm", "-rf", "-rff", "-o", "-l",
      "-lp", "-lprof", "-lrf", "-h", "-p", "-t", "-tg", "-bm", "-tu", "-opi", "-e", "-foe", "-gc"})
  void refusesWhatMeasuringRestsOn(String option) {
    assertThat(JmhOptions.problems(List.of(option, "1"))).singleElement().asString()
        .startsWith("-- " + option + ": refused, ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-Xmx1g", "-Xint -Xms64m", "-XX:+UseG1GC", "-XX:-UseSerialGC", "-XX:MaxHeapSize=1g",
      "-XX:MaxRAMPercentage=50", "-Djmh.ignoreLock=false", "-Dbackbench.input=x", "-Djava.io.tmpdir=/x"})
  void refusesFlagsThatEveryCellNames(String flags) {
    assertThat(JmhOptions.problems(List.of("-jvmArgsAppend", flags))).singleElement().asString().contains("refused");
  }

  @Test
  void refusesWhatJmhDoesNotKnowAndControlCharacters() {
    assertThat(JmhOptions.problems(List.of("Benchmark.*", "x", "-prof", "a\u0007b"))).hasSize(2);
  }
}
