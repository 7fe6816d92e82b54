package dev.backbench.gate.history;

import dev.backbench.plan.Skip;
import dev.backbench.result.Fingerprint;
import dev.backbench.result.Measurement;
import dev.backbench.result.Report;
import dev.backbench.result.Run;
import dev.backbench.result.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether a run may become a baseline here. */
public final class Admission {
  private Admission() {}

  /**
   * Every reason why it may not, each with what was expected and got; none when it may.
   *
   * @param report of the run
   * @param there the class of the machine that measured it; empty when the run does not say
   * @param here the class of this machine
   */
  public static List<String> refusals(Report report, Optional<Fingerprint> there, Fingerprint here) {
    Run run = report.run();
    List<String> refusals = new ArrayList<>();
    if (run.stamp() != Run.Stamp.VALID) {
      refusals.add("run %s: expected it to be VALID, got %s: %s. Use: scripts/bench run --profile standard"
          .formatted(run.id(), run.stamp(), String.join("; ", run.reasons())));
    }
    List<String> missing = report.cells().stream().filter(Admission::partial).map(each -> each.cell().id()).toList();
    if (!missing.isEmpty()) {
      refusals.add("run %s: expected every planned cell, got PARTIAL: %d of %d are not measured (%s). "
          .formatted(run.id(), missing.size(), report.cells().size(), String.join(", ", missing))
          + "Choose fewer cells or a larger budget.");
    }
    if (report.cells().stream().noneMatch(each -> each.status() == Status.OK)) {
      refusals.add("run %s: expected at least one cell that is OK, got none of %d. Measure it anew in a quieter hour."
          .formatted(run.id(), report.cells().size()));
    }
    if (there.isEmpty()) {
      refusals
          .add("run %s: expected the machine's fingerprint with it, got none. Measure it anew.".formatted(run.id()));
    }
    there.map(here::differences).orElse(List.of()).forEach(each -> refusals
        .add("run %s: of another machine: %s. A baseline is of the machine that it is used on."
            .formatted(run.id(), each)));
    return refusals;
  }

  /** What was planned and is not there; a runtime that this machine does not have was never to be measured. */
  private static boolean partial(Measurement cell) {
    return cell.status() == Status.INTERRUPTED
        || (cell.status() == Status.SKIPPED && cell.reason().orElse("").startsWith(Skip.BUDGET));
  }
}
