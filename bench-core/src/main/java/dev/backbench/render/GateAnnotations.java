package dev.backbench.render;

import dev.backbench.gate.BenchmarkOutcome;
import dev.backbench.gate.GateReport;
import dev.backbench.gate.GateVerdict;
import java.util.ArrayList;
import java.util.List;

/** A gate's findings as workflow commands of GitHub Actions, which shows them beside the change. */
public final class GateAnnotations {
  private GateAnnotations() {}

  /** One line for each benchmark that does not pass or is gone, errors first. */
  public static List<String> of(GateReport report) {
    List<String> errors = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    report.removed().forEach(id -> errors.add(command("error", "FAIL " + id, "removed, only the base has it")));
    for (BenchmarkOutcome outcome : report.outcome().benchmarks()) {
      String id = outcome.benchmark().id();
      String reasons = String.join("; ", outcome.verdict().reasons());
      switch (outcome.verdict()) {
        case GateVerdict.Fail _ -> errors.add(command("error", "FAIL " + id, reasons));
        case GateVerdict.Incomparable _ -> errors.add(command("error", "INCOMPARABLE " + id, reasons));
        case GateVerdict.Inconclusive _ -> warnings.add(command("warning", "INCONCLUSIVE " + id, reasons));
        case GateVerdict.Pass _ -> {
        }
      }
    }
    errors.addAll(warnings);
    return errors;
  }

  /** The runner reads a command up to the end of its line and decodes these characters (actions/toolkit, command.ts). */
  private static String command(String level, String title, String message) {
    return "::" + level + " title=" + data(title).replace(":", "%3A").replace(",", "%2C") + "::" + data(message);
  }

  private static String data(String text) {
    return PlainText.clean(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }
}
