package dev.backbench.run;

import dev.backbench.result.ForkResult;
import dev.backbench.result.Measurement;
import dev.backbench.result.Speedup;
import dev.backbench.result.Status;
import dev.backbench.result.Warning;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a sweep over workers says, and whether its machine lets it. A sweep's control is independent processes, which share
 * nothing: what they do not gain is the machine's to blame (a hypervisor that lends less than it shows, hardware threads
 * of one core, a busy neighbour), and no language's.
 */
final class Speedups {
  /** A fork's fact: how many logical CPUs it might use. */
  static final String CPUS = "cpus";
  /** A fork's fact: it belongs to the control of its sweep. */
  static final String CONTROL = "control";
  /** The control must reach so much of each core, from 1 to 2 workers: 1.8 on two cores. */
  private static final double LEAST_EFFICIENCY = 0.9;
  private static final int TWO = 2;

  private Speedups() {}

  /** For each sweep and contender, every number of workers over one, in cell order. */
  static List<Speedup> of(List<Measurement> measurements) {
    List<Speedup> speedups = new ArrayList<>();
    sweeps(measurements).values().forEach(cells -> cells.stream().filter(cell -> workers(cell) > 1)
        .forEach(cell -> speedup(cell, cells).ifPresent(speedups::add)));
    return speedups;
  }

  /**
   * The same measurements, except for sweeps that cannot be believed: when the control says that the machine does not
   * scale, cells that are OK become SUSPECT, which keeps them out of rankings and ratios; when there is no control, they
   * carry a warning.
   */
  static List<Measurement> judge(List<Measurement> measurements) {
    Map<String, List<Measurement>> sweeps = sweeps(measurements);
    return measurements.stream().map(cell -> {
      List<Measurement> sweep = sweeps.getOrDefault(cell.cell().sitting(), List.of());
      boolean judged = cell.status() == Status.OK && cell.cell().workers().isPresent() && !control(cell);
      return judged ? judge(cell, sweep) : cell;
    }).toList();
  }

  private static Measurement judge(Measurement cell, List<Measurement> sweep) {
    Optional<Speedup> control = of(sweep).stream().filter(each -> each.control() && each.workers() == TWO).findFirst();
    if (control.isEmpty()) {
      return with(cell, Status.OK, Optional.empty(), new Warning("W110",
          "the control with 1 and 2 workers was not measured, so nobody knows whether the machine scales",
          "let the whole sweep run, with Python installed"));
    }
    Speedup machine = control.get();
    if (machine.efficiency().center() >= LEAST_EFFICIENCY) {
      return cell;
    }
    String reason = String.format(Locale.ROOT,
        "control %s gained %.2fx from 1 to 2 processes on %d CPUs, expected at least %.2fx: the machine does not scale",
        machine.contender(), machine.ratio().center(), machine.cpus(),
        LEAST_EFFICIENCY * Math.min(TWO, machine.cpus()));
    return with(cell, Status.SUSPECT, Optional.of(reason),
        new Warning("W109", reason, "stop what else runs on this machine, or use one with cores of its own"));
  }

  private static Measurement with(Measurement cell, Status status, Optional<String> reason, Warning warning) {
    List<Warning> warnings = new ArrayList<>(cell.warnings());
    warnings.add(warning);
    return new Measurement(cell.cell(), status, reason, cell.primary(), cell.secondary(), cell.forks(), warnings);
  }

  private static Map<String, List<Measurement>> sweeps(List<Measurement> measurements) {
    Map<String, List<Measurement>> sweeps = new LinkedHashMap<>();
    measurements.stream().filter(cell -> cell.status() == Status.OK && cell.cell().workers().isPresent())
        .forEach(cell -> sweeps.computeIfAbsent(cell.cell().sitting(), _ -> new ArrayList<>()).add(cell));
    return sweeps;
  }

  private static Optional<Speedup> speedup(Measurement cell, List<Measurement> sweep) {
    return sweep.stream()
        .filter(one -> workers(one) == 1 && one.cell().contender().equals(cell.cell().contender())).findFirst()
        .flatMap(one -> Ratios.paired(cell, one))
        .map(pairs -> new Speedup(cell.cell().sitting(), cell.cell().contender(), control(cell), workers(cell),
            cpus(cell), pairs.ratio(), pairs.count()));
  }

  private static int workers(Measurement cell) {
    return cell.cell().workers().orElse(0);
  }

  private static int cpus(Measurement cell) {
    return fact(cell, CPUS).map(Integer::parseInt).orElse(1);
  }

  private static boolean control(Measurement cell) {
    return fact(cell, CONTROL).isPresent();
  }

  private static Optional<String> fact(Measurement cell, String name) {
    return cell.forks().stream().map(ForkResult::facts).flatMap(facts -> Optional.ofNullable(facts.get(name)).stream())
        .findFirst();
  }
}
