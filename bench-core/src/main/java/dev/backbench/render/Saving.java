package dev.backbench.render;

import dev.backbench.result.Measurement;
import dev.backbench.result.Report;
import dev.backbench.result.Run;
import dev.backbench.result.Sample;
import dev.backbench.result.Status;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What stopping at a target width saves against measuring by JMH's defaults, in a sentence. */
final class Saving {
  /** JMH 1.37: 5 forks of 5 warm-up and 5 measured iterations of 10 s ({@code org.openjdk.jmh.runner.Defaults}). */
  private static final int JMH_DEFAULT_SECONDS = 5 * (5 + 5) * 10;

  private Saving() {}

  /** Empty for an estimate, which is not comparable, and for a run without a finished Java benchmark. */
  static Optional<String> of(Report report) {
    List<Measurement> benchmarks = report.cells().stream().filter(each -> each.status() == Status.OK)
        .filter(each -> each.forks().stream().anyMatch(fork -> fork.facts().containsKey("jmh_mode"))).toList();
    if (benchmarks.isEmpty() || report.run().stamp() == Run.Stamp.ESTIMATE) {
      return Optional.empty();
    }
    double seconds = benchmarks.stream().flatMap(each -> each.forks().stream())
        .flatMap(fork -> fork.samples().stream()).mapToLong(Sample::wallNanos).sum() / 1e9 / benchmarks.size();
    return Optional.of(String.format(Locale.ROOT,
        "%d Java benchmarks took %.0f s of slices each; JMH's defaults would take %d s (%.0f %% saved)",
        benchmarks.size(), seconds, JMH_DEFAULT_SECONDS, 100 * (1 - seconds / JMH_DEFAULT_SECONDS)));
  }
}
