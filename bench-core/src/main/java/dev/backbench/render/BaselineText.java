package dev.backbench.render;

import dev.backbench.gate.history.Baseline;
import dev.backbench.gate.history.SuspicionReport;
import dev.backbench.gate.history.Suspicion;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** A baseline, and what a run held against it made suspect, as text. */
public final class BaselineText {
  private BaselineText() {}

  /**
   * Every cell with the level it is held against.
   *
   * @param kept whether the jar of that digest is on this machine
   */
  public static String of(Baseline baseline, Predicate<String> kept, Layout layout) {
    Table table = new Table(List.of(Table.Column.name("cell"), Table.Column.left("run"), Table.Column.left("profile"),
        Table.Column.right("forks"), Table.Column.right("spread"), Table.Column.left("jar"),
        Table.Column.left("reason").orNot()));
    for (Baseline.Mark mark : baseline.marks()) {
      table.row(mark.score().cell(), mark.run(), mark.profile(), Integer.toString(mark.score().forks()),
          percent(mark.score().forkDeviation()),
          mark.score().jar().map(jar -> kept.test(jar) ? jar.substring(0, 8) : "not kept here").orElse("none"),
          mark.reason());
    }
    StringBuilder out = new StringBuilder(table.text(layout, 0)).append('\n');
    baseline.rulers().nanosPerStep()
        .forEach((ruler, nanos) -> out.append(String.format(Locale.ROOT, "ruler %s: %.4g ns\n", ruler, nanos)));
    baseline.machine().fields()
        .forEach((name, value) -> out.append(PlainText.clean(name + ": " + value)).append('\n'));
    return out.toString();
  }

  /** Suspects with what became of them, the paired runs that answered, and what was not compared. */
  public static String of(SuspicionReport report, Layout layout) {
    StringBuilder out = new StringBuilder();
    Suspicion suspicion = report.suspicion();
    if (!report.answers().isEmpty()) {
      Table table = new Table(List.of(Table.Column.name("suspect"), Table.Column.right("slower by"),
          Table.Column.right("p"), Table.Column.left("verdict"), Table.Column.left("why").orNot()));
      for (SuspicionReport.Answer answer : report.answers()) {
        table.row(answer.suspect().score().cell(), percent(answer.suspect().slowdown()),
            String.format(Locale.ROOT, "%.3f", answer.suspect().p()), answer.state().name(), answer.words());
      }
      out.append(table.text(layout, 0)).append('\n');
    }
    report.gates().forEach(gate -> out.append(GateText.of(gate, layout)).append('\n'));
    suspicion.incomparable().forEach(line -> line(out, "INCOMPARABLE: " + line));
    suspicion.notes().forEach(line -> line(out, line));
    line(out, "run %s: %d cells held against the baseline, %d suspect, %d confirmed".formatted(report.run(),
        suspicion.compared(), suspicion.suspects().size(), report.count(SuspicionReport.State.CONFIRMED)));
    if (suspicion.compared() == 0 && suspicion.incomparable().isEmpty()) {
      line(out,
          "NOTHING COMPARED: the run and the baseline have no cell in common. Profiles differ in sizes: use the one "
              + "that the baseline is of.");
    }
    return out.toString();
  }

  private static void line(StringBuilder out, String text) {
    out.append(PlainText.line(PlainText.clean(text))).append('\n');
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
