package dev.backbench.plan;

import static java.util.Objects.requireNonNull;

import dev.backbench.contract.Arm;
import dev.backbench.contract.Cell;
import dev.backbench.contract.Contender;
import dev.backbench.contract.DatabaseUse;
import dev.backbench.contract.Workload;
import java.time.Duration;
import java.util.List;

/**
 * A cell with everything that is needed to measure it.
 *
 * @param cell the identity
 * @param workload where it comes from
 * @param contender who does the work, and how
 * @param quick whether workload, parameters and contender are all marked quick
 * @param cpus the logical CPUs that its forks may use; empty for all
 * @param forkCost what one fork is expected to take, from history where there is one
 */
public record PlannedCell(Cell cell, Workload workload, Contender contender, boolean quick, List<Integer> cpus,
    Duration forkCost) {
  /** Copies the list. */
  public PlannedCell {
    requireNonNull(cell, "cell");
    requireNonNull(workload, "workload");
    requireNonNull(contender, "contender");
    requireNonNull(forkCost, "forkCost");
    cpus = List.copyOf(cpus);
  }

  /** What a JVM needs beside its heap. */
  private static final long JVM_OVERHEAD_BYTES = 100L << 20;
  /** What a service is taken to need, whatever its language. */
  private static final long SERVICE_BYTES = 512L << 20;

  /** What a fork of it may hold; 0 where that is too little to mind. */
  public long memoryBytes() {
    return switch (contender.arm()) {
      case Arm.Jmh jmh -> jmh.jvm().heap().in(cell.parameters()) + JVM_OVERHEAD_BYTES;
      case Arm.Service service -> service.oneStart() ? 0 : SERVICE_BYTES;
      case Arm.Worker worker -> worker.memory().map(memory -> memory.in(cell.parameters())).orElse(0L);
      case Arm.Launch _,Arm.Pgbench _ -> 0;
    };
  }

  /** Whether its parameter asks for more CPUs than there are. */
  boolean lacksCpus() {
    String wanted = cell.parameters().get(Cell.CPUS);
    return wanted != null && Integer.parseInt(wanted) > cpuCount();
  }

  /** How many logical CPUs its forks may use. */
  public int cpuCount() {
    return cpus.isEmpty() ? Runtime.getRuntime().availableProcessors() : cpus.size();
  }

  /** What its operations do to the database, where the manifest says. */
  public DatabaseUse database() {
    return workload.database().but(contender.database());
  }

  /** The same cell, of which a fork costs that. */
  PlannedCell costing(Duration learnt) {
    return new PlannedCell(cell, workload, contender, quick, cpus, learnt);
  }
}
