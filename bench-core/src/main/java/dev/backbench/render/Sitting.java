package dev.backbench.render;

import dev.backbench.contract.Cell;
import dev.backbench.result.Measurement;
import dev.backbench.result.MetricEstimate;
import dev.backbench.result.Ratio;
import dev.backbench.result.Report;
import dev.backbench.result.Status;
import dev.backbench.stats.Estimate;
import dev.backbench.unit.Metric;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The cells that were measured alternately, ready for a table: what every renderer shows of them.
 *
 * @param id workload and parameters
 * @param suite of the workload
 * @param metric the primary one
 * @param base the contender that ratios refer to: the first that is OK
 * @param secondary metrics that at least one shown row has, in order of appearance; how cold it began is told apart
 * @param rows with a number that may be shown, in report order
 * @param others without, in report order: each has a status and a reason
 */
record Sitting(String id, String suite, Metric metric, Optional<String> base, List<Metric> secondary, List<Row> rows,
    List<Measurement> others) {
  /**
   * A contender with a number.
   *
   * @param measurement OK or SUSPECT
   * @param rank place among those that are OK; empty for a suspect one
   * @param primary its number
   * @param ratio to the base
   * @param standing what the ratio says; NONE for a suspect one
   */
  record Row(Measurement measurement, String rank, MetricEstimate primary, Optional<Estimate> ratio,
      Standing standing) {
    String contender() {
      return measurement.cell().contender();
    }

    /** Where another session is expected; empty when nobody knows. */
    String reproducibility() {
      return primary.reproducibility()
          .map(each -> "%s (%d)".formatted(Quantity.spread(each.interval(), primary.metric().unit()), each.sessions()))
          .orElse("");
    }

    Optional<MetricEstimate> secondary(Metric metric) {
      return measurement.secondary().stream().filter(each -> each.metric().id().equals(metric.id())).findFirst();
    }
  }

  /** Whether it is known of any row where another session is to be expected. */
  boolean reproducible() {
    return rows.stream().anyMatch(row -> row.primary().reproducibility().isPresent());
  }

  /** All sittings of a report, in the order of their first cells. */
  static List<Sitting> of(Report report) {
    Map<String, List<Measurement>> groups = new LinkedHashMap<>();
    report.cells().forEach(
        each -> groups.computeIfAbsent(each.cell().suite() + ' ' + each.cell().comparison(), _ -> new ArrayList<>())
            .add(each));
    return groups.values().stream().map(cells -> of(cells, report.ratios())).toList();
  }

  private static Sitting of(List<Measurement> cells, List<Ratio> ratios) {
    Cell first = cells.getFirst().cell();
    List<Measurement> shown = cells.stream().filter(Sitting::shown).toList();
    List<Measurement> ranked = shown.stream().filter(each -> each.status() == Status.OK).toList();
    List<String> ranks = Ranks.of(ranked.stream().map(each -> each.primary().orElseThrow().estimate()).toList(),
        first.metric().better());
    Optional<String> base = ranked.stream().map(each -> each.cell().contender()).findFirst();
    List<Row> rows = new ArrayList<>();
    for (Measurement each : shown) {
      int place = ranked.indexOf(each);
      Optional<Estimate> ratio = place < 0
          ? Optional.empty()
          : base.flatMap(other -> ratio(each.cell(), other, ratios));
      rows.add(new Row(each, place < 0 ? "" : ranks.get(place), each.primary().orElseThrow(), ratio,
          place == 0
              ? Standing.BASE
              : ratio.map(value -> Standing.of(value, first.metric().better())).orElse(Standing.NONE)));
    }
    Map<String, Metric> secondary = new LinkedHashMap<>();
    shown.forEach(each -> each.secondary().stream().filter(more -> !Metric.COLD.contains(more.metric()))
        .forEach(more -> secondary.put(more.metric().id(), more.metric())));
    return new Sitting(first.comparison(), first.suite(), first.metric(), base, List.copyOf(secondary.values()), rows,
        cells.stream().filter(each -> !shown(each)).toList());
  }

  static boolean shown(Measurement each) {
    return (each.status() == Status.OK || each.status() == Status.SUSPECT) && each.primary().isPresent();
  }

  /** A cell's paired ratio to another contender of its sitting, whichever way round the report has it. */
  static Optional<Estimate> ratio(Cell cell, String base, List<Ratio> ratios) {
    for (Ratio ratio : ratios) {
      if (ratio.sitting().equals(cell.comparison()) && ratio.metric().equals(cell.metric().id())) {
        if (ratio.numerator().equals(cell.contender()) && ratio.denominator().equals(base)) {
          return Optional.of(ratio.ratio());
        }
        if (ratio.numerator().equals(base) && ratio.denominator().equals(cell.contender())) {
          Estimate turned = ratio.ratio();
          return Optional.of(new Estimate(1 / turned.center(), 1 / turned.upper(), 1 / turned.lower()));
        }
      }
    }
    return Optional.empty();
  }
}
