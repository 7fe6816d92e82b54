package dev.backbench.render;

import dev.backbench.result.Measurement;
import dev.backbench.result.Report;
import dev.backbench.result.Sample;
import dev.backbench.result.Status;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What stopping at a target width saves against measuring by JMH's defaults, in a sentence. */
final class Saving {
  /** JMH 1.37: 5 forks of 5 warm-up and 5 measured iterations of 10 s ({@code org.openjdk.jmh.runner.Defaults}). */
  private static final int JMH_DEFAULT_SECONDS = 5 * (5 + 5) * 10;

  /** What an adaptive profile measures at least; a shorter run saves by knowing less. */
  private static final int LEAST_FORKS = 6;

  private Saving() {}

  /** Empty for a run without a Java benchmark of six forks. */
  static Optional<String> of(Report report) {
    List<Measurement> benchmarks = report.cells().stream().filter(each -> each.status() == Status.OK)
        .filter(each -> each.primary().filter(primary -> primary.forks() >= LEAST_FORKS).isPresent())
        .filter(each -> each.forks().stream().anyMatch(fork -> fork.facts().containsKey("jmh_mode"))).toList();
    if (benchmarks.isEmpty()) {
      return Optional.empty();
    }
    double seconds = benchmarks.stream().flatMap(each -> each.forks().stream())
        .flatMap(fork -> fork.samples().stream()).mapToLong(Sample::wallNanos).sum() / 1e9 / benchmarks.size();
    return Optional.of(String.format(Locale.ROOT,
        "%d Java benchmarks took %.0f s of slices each; JMH's defaults would take %d s (%.0f %% saved)",
        benchmarks.size(), seconds, JMH_DEFAULT_SECONDS, 100 * (1 - seconds / JMH_DEFAULT_SECONDS)));
  }
}
