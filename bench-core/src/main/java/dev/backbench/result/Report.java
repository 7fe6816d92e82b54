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
 * @param ratios paired ratios within each sitting
 * @param outcome how it ended
 */
public record Report(int schema, Run run, Environment environment, List<Measurement> cells, List<Ratio> ratios,
    Outcome outcome) {
  /** The version that this program writes. */
  public static final int SCHEMA = 1;

  /** Copies the lists. */
  public Report {
    requireNonNull(run, "run");
    requireNonNull(environment, "environment");
    cells = List.copyOf(cells);
    ratios = List.copyOf(ratios);
    requireNonNull(outcome, "outcome");
  }
}
