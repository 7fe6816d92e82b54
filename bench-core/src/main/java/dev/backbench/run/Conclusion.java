package dev.backbench.run;

import dev.backbench.plan.Profile;
import dev.backbench.result.Measurement;
import dev.backbench.result.Outcome;
import dev.backbench.result.Run.Stamp;
import dev.backbench.result.Status;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a run as a whole is worth: INVALID when anything planned is missing, wrong or contradicts itself.
 *
 * @param stamp whether it can be trusted
 * @param outcome exit code and reasons
 */
record Conclusion(Stamp stamp, Outcome outcome) {
  private static final int DONE = 0;
  private static final int INCOMPLETE = 4;
  private static final int INTERRUPTED = 130;
  private static final Set<Status> BROKEN = EnumSet.of(Status.INVALID, Status.FAILED, Status.TIMEOUT);

  static Conclusion of(List<Measurement> measurements, Profile profile, boolean stopped, boolean requireAll) {
    List<String> reasons = new ArrayList<>();
    int exit = DONE;
    if (stopped) {
      exit = INTERRUPTED;
      reasons.add("interrupted: --resume measures the rest");
    }
    for (Measurement cell : measurements) {
      String reason = cell.cell().id() + ": " + cell.status() + ", " + cell.reason().orElse("");
      if (BROKEN.contains(cell.status())) {
        exit = Math.max(exit, INCOMPLETE);
        reasons.add(reason);
      } else if (requireAll && cell.status() == Status.SKIPPED) {
        exit = Math.max(exit, INCOMPLETE);
        reasons.add(reason + ". --require-all wants every cell");
      }
    }
    boolean any = measurements.stream().anyMatch(cell -> cell.status() == Status.OK || cell.status() == Status.SUSPECT);
    if (!any && !stopped) {
      exit = Math.max(exit, INCOMPLETE);
      reasons.add("nothing was measured: expected at least one cell, got none");
    }
    Stamp stamp = exit != DONE ? Stamp.INVALID : profile.estimate() ? Stamp.ESTIMATE : Stamp.VALID;
    if (stamp == Stamp.ESTIMATE) {
      reasons.add("profile " + profile.id() + " is too short for a baseline or a claim");
    }
    return new Conclusion(stamp, new Outcome(exit, reasons));
  }
}
