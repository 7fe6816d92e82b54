package dev.backbench.result;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Everything that is needed to trust or repeat a run's numbers; {@code report.json} is this record.
 *
 * @param schema version of the JSON form; changes are additive within one
 * @param run which run
 * @param environment on what machine
 * @param cells every planned cell in plan order: planned = measured + failed + skipped
 * @param ratios paired ratios of contenders with equal parameters
 * @param speedups what more workers gain, for each sweep
 * @param outcome how it ended
 */
public record Report(int schema, Run run, Environment environment, List<Measurement> cells, List<Ratio> ratios,
    List<Speedup> speedups, Outcome outcome) {
  /** The version that this program writes. */
  public static final int SCHEMA = 1;

  /** Copies the lists. */
  public Report {
    requireNonNull(run, "run");
    requireNonNull(environment, "environment");
    cells = List.copyOf(cells);
    ratios = List.copyOf(ratios);
    speedups = List.copyOf(speedups);
    requireNonNull(outcome, "outcome");
  }

  /** Without a sweep. */
  public Report(int schema, Run run, Environment environment, List<Measurement> cells, List<Ratio> ratios,
      Outcome outcome) {
    this(schema, run, environment, cells, ratios, List.of(), outcome);
  }
}
