package dev.backbench.run.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbench.contract.Jvm;
import dev.backbench.run.jmh.JmhBenchmark;
import dev.backbench.unit.Better;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class GateCasesTest {
  private static final long HEAP = 64 << 20;

  private static JmhBenchmark benchmark(String name, String mode, Map<String, List<String>> parameters,
      String... args) {
    return new JmhBenchmark(name, mode, OptionalInt.of(0), "SECONDS", parameters, List.of(args));
  }

  private static GateCases match(JmhBenchmark base, JmhBenchmark candidate) {
    return GateCases.of("jars", List.of(base), List.of(candidate), HEAP, 3);
  }

  @Test
  void matchesByNameAndParametersAndListsTheRest() {
    GateCases cases = match(benchmark("x", "avgt", Map.of("batchSize", List.of("1", "2"))),
        benchmark("x", "avgt", Map.of("batchSize", List.of("2", "3"))));
    assertThat(cases.common()).singleElement().satisfies(each -> {
      assertThat(each.benchmark().id()).isEqualTo("x/batchSize=2");
      assertThat(each.benchmark().threads()).isEqualTo(3);
      assertThat(each.arm().options()).containsExactly("-bm", "avgt", "-p", "batchSize=2");
      assertThat(each.obstacle()).isEmpty();
    });
    assertThat(cases.removed()).containsExactly("x/batchSize=1");
    assertThat(cases.added()).containsExactly("x/batchSize=3");
  }

  @Test
  void everyModeIsScoredInOperationsPerSecondAndSeveralModesCountOnce() {
    List<JmhBenchmark> modes = List.of(benchmark("x", "sample", Map.of()), benchmark("x", "thrpt", Map.of()));
    assertThat(GateCases.of("jars", modes, modes, HEAP, 1).common()).singleElement().satisfies(each -> {
      assertThat(each.benchmark().better()).isEqualTo(Better.HIGHER);
      assertThat(each.arm().options()).containsExactly("-bm", "sample");
    });
  }

  @Test
  void singleShotsCountApartFromTheRate() {
    List<JmhBenchmark> modes = List.of(benchmark("x", "ss", Map.of()), benchmark("x", "thrpt", Map.of()));
    GateCases cases = GateCases.of("jars", modes, modes, HEAP, 1);
    assertThat(cases.ids()).containsExactly("x:ss", "x");
    assertThat(cases.common().getFirst().arm().options()).containsExactly("-bm", "ss");
    assertThat(match(modes.getFirst(), modes.getFirst()).ids()).containsExactly("x");
  }

  @Test
  void whatIsLetOffIsInNoList() {
    List<JmhBenchmark> base = List.of(benchmark("x", "thrpt", Map.of()), benchmark("old", "thrpt", Map.of()));
    List<JmhBenchmark> candidate = List.of(benchmark("x", "thrpt", Map.of()), benchmark("new", "thrpt", Map.of()));
    GateCases cases = GateCases.of("jars", base, candidate, HEAP, 1);
    assertThat(cases.ids()).containsExactly("x", "old", "new");
    assertThat(cases.without(id -> !id.equals("old")).ids()).containsExactly("old");
    assertThat(cases.without(id -> id.equals("old")).removed()).isEmpty();
  }

  @Test
  void anExpressionChoosesByNameOrByNameAndParameters() {
    List<JmhBenchmark> both = List.of(benchmark("Sort.quick", "thrpt", Map.of("size", List.of("1", "10"))),
        benchmark("Sort.quick", "ss", Map.of("size", List.of("1", "10"))),
        benchmark("Sort.quicker", "thrpt", Map.of()));
    GateCases cases = GateCases.of("jars", both, both, HEAP, 1);
    assertThat(cases.matching(Pattern.compile("quick$")).ids()).containsExactly("Sort.quick/size=1",
        "Sort.quick/size=10", "Sort.quick:ss/size=1", "Sort.quick:ss/size=10");
    assertThat(cases.matching(Pattern.compile("quick/size=1$")).ids()).containsExactly("Sort.quick/size=1");
    assertThat(cases.matching(Pattern.compile("size=1$")).ids()).containsExactly("Sort.quick/size=1",
        "Sort.quick:ss/size=1");
    assertThat(cases.matching(Pattern.compile("^quick")).ids()).isEmpty();
  }

  @Test
  void theCollectorIsSerialUnlessForkNamesAnother() {
    JmhBenchmark plain = benchmark("x", "thrpt", Map.of());
    JmhBenchmark parallel = benchmark("x", "thrpt", Map.of(), "-XX:+UseParallelGC", "-Xmx96m");
    assertThat(match(plain, plain).common().getFirst().arm().jvm())
        .isEqualTo(new Jvm(Jvm.Collector.SERIAL, HEAP, List.of()));
    assertThat(match(parallel, parallel).common().getFirst().arm().jvm())
        .isEqualTo(new Jvm(Jvm.Collector.PARALLEL, 96L << 20, List.of()));
    assertThat(match(plain, parallel).common().getFirst().obstacle().orElseThrow()).startsWith("@Fork: expected");
  }

  @Test
  void aCommaInAParameterIsAnObstacle() {
    JmhBenchmark comma = benchmark("x", "thrpt", Map.of("p", List.of("a,b")));
    assertThat(match(comma, comma).common().getFirst().obstacle().orElseThrow()).contains("without a comma");
  }
}
