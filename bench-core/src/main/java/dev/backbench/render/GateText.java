package dev.backbench.render;

import dev.backbench.gate.BenchmarkOutcome;
import dev.backbench.gate.Calibration;
import dev.backbench.gate.Evidence;
import dev.backbench.gate.GatePolicy;
import dev.backbench.gate.GateReport;
import dev.backbench.gate.GateVerdict;
import dev.backbench.gate.Levels;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A gate's report as text and as Markdown: both builds side by side, their ratio, the verdict and its reasons. */
public final class GateText {
  private static final String UNIT = "op/s";

  private GateText() {}

  /** For a terminal or a log. */
  public static String of(GateReport report, Layout layout) {
    BenchmarkNames names = names(report);
    StringBuilder out = new StringBuilder();
    if (!report.outcome().benchmarks().isEmpty()) {
      Table table = new Table(List.of(Table.Column.name("benchmark"), Table.Column.right("base"),
          Table.Column.right("candidate"), Table.Column.left("ratio"), Table.Column.right("p").orNot(),
          Table.Column.right("pairs").orNot(), Table.Column.left("verdict")));
      report.outcome().benchmarks().forEach(each -> table.row(cells(report, each, names).toArray(new String[0])));
      out.append(table.text(layout, 0)).append('\n');
    }
    lines(report).forEach(line -> out.append(PlainText.line(PlainText.clean(names.in(line)))).append('\n'));
    return out.toString();
  }

  /** For a comment on a pull request; the first line lets a script find and replace it. */
  public static String markdown(GateReport report) {
    BenchmarkNames names = names(report);
    StringBuilder out = new StringBuilder("<!-- backbench gate -->\n## ").append(headline(report)).append("\n\n");
    if (!report.outcome().benchmarks().isEmpty()) {
      Markdown.row(out, List.of("benchmark", "base", "candidate", "ratio", "p", "pairs", "verdict"));
      out.append("|:--|--:|--:|:--|--:|--:|:--|\n");
      report.outcome().benchmarks().forEach(each -> Markdown.row(out, cells(report, each, names)));
      out.append('\n');
    }
    lines(report).stream().skip(1)
        .forEach(line -> out.append("- ").append(Markdown.escape(names.in(line))).append('\n'));
    return out.toString();
  }

  /** What is known of the gate's own errors on this machine. Rates of a simulation are not claimed for it. */
  public static String calibration(GateReport report) {
    Calibration calibration = report.outcome().calibrated();
    int sessions = calibration.readings().size();
    return sessions == 0
        ? "no A/A record on this machine yet: how often this gate cries wolf here is not known"
        : String.format(Locale.ROOT,
            "%d false alarm%s in %d identical pair%s of builds on this machine: at most %.1f %%",
            calibration.alarms(), calibration.alarms() == 1 ? "" : "s", sessions, sessions == 1 ? "" : "s",
            100 * calibration.mostFalseAlarms());
  }

  /** What of the gate itself should make a reader doubt its verdict. */
  private static Stream<String> alarms(GateReport report) {
    Stream<String> failed = report.outcome().control().stream()
        .filter(control -> control.verdict() instanceof GateVerdict.Fail)
        .map(
            control -> "ALARM: the base against its own copy failed as well (%s): what is slower here may be the machine"
                .formatted(String.join("; ", control.verdict().reasons())));
    Stream<String> leaning = report.outcome().calibrated().oneSided()
        ? Stream.of("ALARM: the base against its own copies leans to one side (p < 0.01 over the last 50): "
            + "the two builds are not run alike on this machine")
        : Stream.of();
    return Stream.concat(failed, leaning);
  }

  private static BenchmarkNames names(GateReport report) {
    return new BenchmarkNames(Stream.of(report.outcome().benchmarks().stream().map(each -> each.benchmark().id()),
        report.outcome().control().stream().map(each -> each.benchmark().id()), report.removed().stream(),
        report.added().stream(), report.waived().stream().map(GatePolicy.Waiver::benchmark)).flatMap(each -> each)
        .toList());
  }

  private static List<String> cells(GateReport report, BenchmarkOutcome outcome, BenchmarkNames names) {
    Evidence evidence = outcome.evidence();
    Optional<Levels> levels = Optional.ofNullable(report.levels().get(outcome.benchmark().id()));
    boolean known = evidence.pairs() >= 2;
    return List.of(names.in(outcome.benchmark().id()), levels.map(each -> Quantity.of(each.base(), UNIT)).orElse("-"),
        levels.map(each -> Quantity.of(each.candidate(), UNIT)).orElse("-"),
        known ? Quantity.ratio(evidence.ratio()) : "-",
        known ? String.format(Locale.ROOT, "%.3f", evidence.failP()) : "-", Integer.toString(evidence.pairs()),
        name(outcome.verdict()));
  }

  private static List<String> lines(GateReport report) {
    return Stream.of(Stream.of(headline(report)), report.verdict().reasons().stream(),
        report.added().stream().map(id -> id + ": added, only the candidate has it; not compared"),
        report.waived().stream().map(each -> "%s: waived until %s, not compared (%s)".formatted(each.benchmark(),
            each.expires(), each.reason())),
        report.notes().stream(), report.outcome().control().stream().map(GateText::control), alarms(report),
        Stream.of("ratio: candidate by base in operations per second, with its 95 % interval at this look; "
            + "~ no difference found; p of no slowdown", calibration(report),
            "preset %s, seed %d".formatted(report.settings().preset(), report.seed())))
        .flatMap(each -> each).toList();
  }

  private static String control(BenchmarkOutcome control) {
    Evidence evidence = control.evidence();
    return "%s: the base against its own copy, %s in %d pair%s, %s".formatted(control.benchmark().id(),
        evidence.pairs() >= 2 ? Quantity.ratio(evidence.ratio()) : "-", evidence.pairs(),
        evidence.pairs() == 1 ? "" : "s", name(control.verdict()));
  }

  private static String headline(GateReport report) {
    if (!report.compared() && report.exitCode() != report.verdict().exitCode()) {
      return "NOTHING COMPARED";
    }
    boolean unconfirmed = report.verdict() instanceof GateVerdict.Fail fail && fail.unconfirmed();
    return name(report.verdict()) + (unconfirmed ? " (unconfirmed: gate again, a fresh session must find it too)" : "");
  }

  private static String name(GateVerdict verdict) {
    return verdict.getClass().getSimpleName().toUpperCase(Locale.ROOT);
  }
}
