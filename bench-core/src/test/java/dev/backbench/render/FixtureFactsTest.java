package dev.backbench.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbench.result.Environment;
import dev.backbench.result.ForkResult;
import dev.backbench.result.Measurement;
import dev.backbench.result.Report;
import dev.backbench.result.Status;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class FixtureFactsTest {
  private static final Map<String, String> SERVER = Map.of("postgres.provider", "embedded", "postgres.server_version",
      "18.6", "postgres.provider_reason", "auto: no <b>Docker</b>", "postgres.durability", "durable", "postgres.fsync",
      "on", "postgres.synchronous_commit", "on", "postgres.full_page_writes", "on", "postgres.data_set", "S",
      "postgres.counts_queries", "true");
  private static final String LINE = "postgres embedded 18.6 (auto: no <b>Docker</b>) · durable: fsync on, "
      + "synchronous_commit on, full_page_writes on · data set S · CPUs unknown · queries counted";

  private static Report report(List<Map<String, String>> facts) {
    Report sample = SampleReport.full();
    List<ForkResult> forks = facts.stream().map(each -> new ForkResult("a/b", 0, 0, 0, 0, Status.OK, Optional.empty(),
        new TreeMap<>(each), List.of(), new TreeMap<>(), List.of(), List.of())).toList();
    Measurement first = sample.cells().getFirst();
    return new Report(Report.SCHEMA, sample.run(), new Environment(new TreeMap<>(), sample.environment().noise()),
        List.of(new Measurement(first.cell(), first.status(), first.reason(), first.primary(), first.secondary(), forks,
            first.warnings())),
        List.of(), sample.outcome());
  }

  @Test
  void namesEachServerOnce() {
    assertThat(FixtureFacts.of(report(List.of(SERVER, SERVER, Map.of("runtime", "java"))))).containsExactly(LINE);
  }

  @Test
  void standsInEveryFormOfAReport() {
    Report report = report(List.of(SERVER));
    assertThat(TextReport.of(report, new Layout(400, false))).contains(LINE);
    assertThat(Markdown.of(report)).contains("postgres embedded 18.6 (auto: no &lt;b&gt;Docker&lt;/b&gt;) · durable");
    assertThat(Html.of(report, List.of())).contains("no &lt;b&gt;Docker&lt;/b&gt;").doesNotContain("<b>");
  }
}
