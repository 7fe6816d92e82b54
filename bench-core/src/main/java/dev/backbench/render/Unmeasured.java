package dev.backbench.render;

import dev.backbench.result.Measurement;
import dev.backbench.result.Report;
import dev.backbench.result.Status;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Cells of one sitting that have no number for the same reason, told together: a budget leaves out dozens.
 *
 * @param cells at least one, alike in sitting, status and reason, in report order
 */
record Unmeasured(List<Measurement> cells) {
  Unmeasured {
    cells = List.copyOf(cells);
  }

  /** The cells in groups, in the order of each group's first. */
  static List<Unmeasured> of(List<Measurement> cells) {
    Map<List<String>, List<Measurement>> groups = new LinkedHashMap<>();
    cells.forEach(each -> groups.computeIfAbsent(
        List.of(each.cell().comparison(), each.status().name(), each.reason().orElse("")),
        _ -> new ArrayList<>()).add(each));
    return groups.values().stream().map(Unmeasured::new).toList();
  }

  /** Those of sittings in which nothing has a number, so that there is no table to put them under. */
  static List<Unmeasured> withoutTable(Report report) {
    return of(Sitting.of(report).stream().filter(sitting -> sitting.rows().isEmpty())
        .flatMap(sitting -> sitting.others().stream()).toList());
  }

  /** Workload and parameters. */
  String sitting() {
    return cells.getFirst().cell().comparison();
  }

  Status status() {
    return cells.getFirst().status();
  }

  /** Why there is no number; empty when nothing says. */
  String reason() {
    return cells.getFirst().reason().orElse("");
  }

  /** The contenders, separated by commas. */
  String contenders() {
    return cells.stream().map(each -> each.cell().contender()).collect(Collectors.joining(", "));
  }
}
