package dev.backbench.render;

import dev.backbench.result.Report;
import dev.backbench.result.Status;
import java.util.List;

/** A run in one Markdown table, for a page that is about something else: only cells that are OK. */
public final class Overview {
  private Overview() {}

  /** A line that says where it comes from, and the table; ends with a line feed. */
  public static String of(Report report) {
    StringBuilder out = new StringBuilder("Run ").append(Markdown.escape(report.run().id())).append(" (")
        .append(Markdown.escape(report.run().profile())).append(", ").append(report.run().stamp()).append(") on ")
        .append(Markdown.escape(report.environment().facts().getOrDefault("cpu.model", "an unnamed CPU"))).append(", ")
        .append(Markdown.escape(report.environment().facts().getOrDefault("cpu.count", "?")))
        .append(" CPUs. Ratios carry over to other machines better than values do.\n\n");
    Markdown.row(out, List.of("workload", "contender", "value", "95 %", "ratio to the first", "verdict"));
    out.append("|:--|:--|--:|:--|:--|:--|\n");
    for (Sitting sitting : Sitting.of(report)) {
      String name = sitting.id();
      for (Sitting.Row row : sitting.rows()) {
        if (row.measurement().status() == Status.OK) {
          String unit = row.primary().metric().unit();
          Markdown.row(out, List.of(name, row.contender(),
              Quantity.of(row.primary().estimate().center(), unit),
              Quantity.spread(row.primary().estimate(), unit), row.ratio().map(Quantity::ratio).orElse(""),
              row.standing().words()));
          name = "";
        }
      }
    }
    return out.toString();
  }
}
