package dev.backbench.plan;

import static java.util.Objects.requireNonNull;

import dev.backbench.contract.Arm;
import dev.backbench.contract.Cell;
import dev.backbench.contract.Contender;
import dev.backbench.contract.DatabaseUse;
import dev.backbench.contract.Traffic;
import dev.backbench.contract.Workload;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

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

  /**
   * The process that its forks measure, for those that share one: a service that only reads is started once in a round for
   * all its loads on an endpoint, and each is a cell. Empty for a fork that has its process to itself.
   */
  public Optional<String> process() {
    return shared().map(rest -> contender.id() + " " + rest);
  }

  /** The same text for all cells that are measured in the same rounds: a sitting, or sittings on the same processes. */
  public String together() {
    return shared().orElseGet(cell::sitting);
  }

  /**
   * In which order cells on the same process are measured. Capacities come first, on a process that has held no more than they
   * ask for; they leave it, and the generator, as warm as rates and knees should find them.
   */
  public static Comparator<PlannedCell> inTurn() {
    return Comparator.comparing((PlannedCell cell) -> cell.sharing().map(Arm.Service::traffic).orElse(Traffic.CLOSED))
        .thenComparingInt(PlannedCell::amount);
  }

  private Optional<Arm.Service> sharing() {
    return contender.arm() instanceof Arm.Service service && service.traffic().shares()
        && workload.database().writes().isEmpty() ? Optional.of(service) : Optional.empty();
  }

  private int amount() {
    return sharing()
        .map(service -> Integer.parseInt(cell.parameters().getOrDefault(service.traffic().parameter(), "0")))
        .orElse(0);
  }

  private Optional<String> shared() {
    return sharing().map(service -> {
      SortedMap<String, String> rest = new TreeMap<>(cell.parameters());
      rest.keySet().removeAll(service.traffic().parameters());
      return "%s %s %s %s %s".formatted(workload.suite(), service.endpoint().id(), rest, cpus, workload.fixtures());
    });
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
