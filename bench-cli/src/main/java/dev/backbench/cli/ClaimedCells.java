package dev.backbench.cli;

import dev.backbench.claim.Claim;
import dev.backbench.contract.Cell;
import dev.backbench.contract.CellRef;
import dev.backbench.contract.Workload;
import dev.backbench.plan.Cells;
import dev.backbench.plan.Profile;
import dev.backbench.unit.BadInputException;
import dev.backbench.unit.Nearest;
import java.util.ArrayList;
import java.util.List;

/** Holds claims against the workloads: a claim about a cell that cannot be measured would wait for ever. */
final class ClaimedCells {
  private ClaimedCells() {}

  /** Refuses claims that name a cell which no workload has. */
  static void require(List<Claim> claims, List<Workload> workloads) throws BadInputException {
    List<Cell> cells = Cells.of(workloads, Profile.CLAIMS);
    List<String> ids = cells.stream().map(Cell::id).toList();
    List<String> problems = new ArrayList<>();
    for (Claim claim : claims) {
      for (CellRef cell : claim.cells()) {
        if (cells.stream().noneMatch(cell::matches)) {
          problems.add("claim %s: expected a cell of a workload, got \"%s\". %s".formatted(claim.id(), cell.text(),
              Nearest.hint(cell.text(), ids)));
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new BadInputException(problems);
    }
  }
}
