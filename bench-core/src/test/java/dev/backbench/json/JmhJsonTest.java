package dev.backbench.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backbench.contract.Cell;
import dev.backbench.result.Measurement;
import dev.backbench.result.Report;
import dev.backbench.unit.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class JmhJsonTest {
  private static final Path RECORDED = Path.of("src/test/resources/jmh/thrpt-gc.json");

  @Test
  void writesTheFormOfTheGoldenFile() {
    new GoldenFile("jmh.json").expect(JmhJson.toJson(ExampleReport.report()));
  }

  /** Keys in their order, and the kind of each value; of arrays the first item, of maps with free keys only the kind. */
  private static void shape(Node node, String at, List<String> shape) throws Refusal {
    shape.add(at + " " + node.json().getClass().getSimpleName());
    if (node.json() instanceof Json.Members && !at.endsWith("params")) {
      for (var member : node.members().entrySet()) {
        boolean free = at.endsWith("secondaryMetrics");
        shape(member.getValue(), at + "/" + (free ? "*" : member.getKey()), shape);
        if (free) {
          break;
        }
      }
    } else if (node.json() instanceof Json.Items array && !array.items().isEmpty()) {
      shape(node.items().getFirst(), at + "/0", shape);
    }
  }

  @Test
  void hasTheKeysTheOrderAndTheTypesThatJmhWrites() throws IOException, Refusal {
    List<String> recorded = new ArrayList<>();
    shape(Document.parse("recorded", Files.readString(RECORDED)), "", recorded);
    List<String> written = new ArrayList<>();
    shape(Document.parse("written", JmhJson.toJson(ExampleReport.report())), "", written);

    assertThat(recorded).hasSizeGreaterThan(50).contains("/0/primaryMetric/rawData/0/0 Numeral");
    assertThat(written).containsExactlyElementsOf(recorded);
  }

  @Test
  void writesOnlyWhatIsOk() throws BadInputException {
    assertThat(JmhResults.parse("jmh.json", JmhJson.toJson(ExampleReport.report())))
        .extracting(JmhResult::benchmark)
        .containsExactly("backbench.cpu.fraud_score.java", "backbench.memory.launch.hello.java_serial");
  }

  @Test
  void keepsScoresForkByFork() throws BadInputException {
    JmhResult java = JmhResults.parse("jmh.json", JmhJson.toJson(ExampleReport.report())).getFirst();

    assertThat(java.mode()).isEqualTo("thrpt");
    assertThat(java.unit()).isEqualTo("ops/s");
    assertThat(java.parameters()).containsEntry("patterns", "32").containsEntry("size", "S");
    // The first sample of each fork is of its warm-up.
    assertThat(java.raw()).containsExactly(List.of(1000.0, 1010.0, 990.0), List.of(1001.0, 1002.0, 997.0));
    assertThat(java.score()).isEqualTo(1000);
    // [950.5, 1052.25] around 1000: the farther bound.
    assertThat(java.scoreError()).hasValue(52.25);
  }

  @Test
  void hasNoErrorForASingleFork() throws BadInputException {
    JmhResult launch = JmhResults.parse("jmh.json", JmhJson.toJson(ExampleReport.report())).getLast();

    assertThat(launch.mode()).isEqualTo("ss");
    assertThat(launch.unit()).isEqualTo("ns/op");
    assertThat(launch.scoreError()).isEmpty();
    assertThat(JmhJson.toJson(ExampleReport.report())).contains("\"scoreError\": \"NaN\"")
        .contains("\"scoreConfidence\": [\"NaN\", \"NaN\"]");
  }

  @Test
  void namesNoTwoBenchmarksAlike() {
    Report example = ExampleReport.report();
    Measurement launch = example.cells().get(2);
    Report twins = new Report(Report.SCHEMA, example.run(), example.environment(),
        Stream.of("a-b", "a.b", "a_b").map(contender -> renamed(launch, contender)).toList(), List.of(),
        example.outcome());

    assertThat(JmhJson.toJson(twins)).contains("hello.a_b\"", "hello.a_b_\"", "hello.a_b__\"");
  }

  private static Measurement renamed(Measurement old, String contender) {
    Cell cell = new Cell(old.cell().suite(), old.cell().workload(), contender, "java", old.cell().parameters(),
        old.cell().metric());
    return new Measurement(cell, old.status(), old.reason(), old.primary(), old.secondary(), old.forks(),
        old.warnings());
  }

  @Test
  void computesPercentilesAsJmhDoes() throws BadInputException, IOException, Refusal {
    Node metric = Document.parse("recorded", Files.readString(RECORDED)).items().getFirst().required("primaryMetric");
    double[] values = JmhResults.read(RECORDED).getFirst().raw().stream().flatMap(List::stream)
        .mapToDouble(Double::doubleValue).sorted().toArray();

    for (var percentile : metric.required("scorePercentiles").members().entrySet()) {
      assertThat(JmhPercentiles.at(values, Double.parseDouble(percentile.getKey())))
          .isCloseTo(percentile.getValue().number(), within(1e-3));
    }
    // Position 50 * 5 / 100 = 2.5 of 1, 2, 3, 10: half way from 2 to 3. Position 95 * 5 / 100 = 4.75 is past the last.
    assertThat(JmhPercentiles.at(new double[]{1, 2, 3, 10}, 50)).isEqualTo(2.5);
    assertThat(JmhPercentiles.at(new double[]{1, 2, 3, 10}, 95)).isEqualTo(10);
    assertThat(JmhPercentiles.at(new double[]{7}, 50)).isEqualTo(7);
    assertThat(JmhPercentiles.at(new double[0], 50)).isNaN();
  }

  @Property(tries = 300)
  void isJsonWhateverTheReportHolds(@ForAll long seed) throws Refusal {
    Report report = new AnyResults(seed).report();

    List<Node> benchmarks = Document.parse("jmh.json", JmhJson.toJson(report)).items();
    assertThat(benchmarks).hasSize((int) report.cells().stream()
        .filter(cell -> cell.status() == dev.backbench.result.Status.OK).count());
    for (Node benchmark : benchmarks) {
      assertThat(benchmark.required("benchmark").text()).matches("backbench(\\.[a-z0-9_]+)+");
      assertThat(benchmark.required("primaryMetric").required("rawData").items())
          .hasSize(benchmark.required("forks").naturalInt());
    }
  }
}
