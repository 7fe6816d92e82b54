package dev.backbench.plan;

import dev.backbench.contract.Cell;
import dev.backbench.contract.Workload;
import java.util.List;

/** Every cell that workloads can have, whether or not a machine could measure it. */
public final class Cells {
  private Cells() {}

  /** In the order of the workloads, with the parameters that the profile would give them. */
  public static List<Cell> of(List<Workload> workloads, Profile profile) {
    return workloads.stream().flatMap(workload -> Matrix.of(workload, profile, (_, _) -> List.of()).stream())
        .map(PlannedCell::cell).toList();
  }
}
