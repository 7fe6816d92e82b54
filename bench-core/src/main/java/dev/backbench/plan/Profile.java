package dev.backbench.plan;

import static java.util.Objects.requireNonNull;

import dev.backbench.contract.Arm;
import dev.backbench.contract.Observation;
import dev.backbench.contract.Traffic;
import dev.backbench.contract.Workload;
import dev.backbench.unit.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How much measuring a run does.
 *
 * @param id what the command line calls it
 * @param forks forks of a cell; the least number when adaptive
 * @param launches launches of a launch cell, in place of forks
 * @param slices measured slices of a fork
 * @param slice least length of a slice
 * @param warmupCap a fork that is not steady by then is measured and flagged
 * @param target half-width of the 95 % interval, relative, at which a cell is done; 0 for a fixed number of forks
 * @param maxForks where an adaptive cell stops at the latest
 * @param quickOnly whether only cells marked quick are measured
 * @param estimate whether the run is stamped ESTIMATE and can become neither baseline nor claim
 * @param settle how long an idle process is left alone before its memory is read
 */
public record Profile(String id, int forks, int launches, int slices, Duration slice, Duration warmupCap, double target,
    int maxForks, boolean quickOnly, boolean estimate, Duration settle) {
  /** One window, because a percentile of parts is not that of the whole, or because it is all there is. */
  private static final Set<Traffic> LONG_WINDOWS = Set.of(Traffic.OPEN, Traffic.ECHO, Traffic.IDLE);
  /** Each cell once and short: does everything still work? */
  public static final Profile SMOKE = new Profile("smoke", 1, 2, 3, Durations.parse("100ms"), Durations.parse("500ms"),
      0,
      1, true, true, Durations.parse("500ms"));
  /** The default of the build: three forks of about four seconds. */
  public static final Profile QUICK = new Profile("quick", 3, 5, 8, Durations.parse("200ms"), Durations.parse("4s"), 0,
      3,
      true, true, Durations.parse("2s"));
  /** The whole matrix, adaptive to 3 %. */
  public static final Profile STANDARD = new Profile("standard", 6, 20, 10, Durations.parse("200ms"),
      Durations.parse("10s"), 0.03, 60, false, false, Durations.parse("10s"));
  /** Six forks of every cell that a ledger of claims rests on, the least that may decide one, and time to become warm. */
  public static final Profile CLAIMS = new Profile("claims", 6, 20, 8, Durations.parse("200ms"), Durations.parse("10s"),
      0, 6, false, false, Durations.parse("10s"));
  /** As standard, to 1 %. */
  public static final Profile RIGOROUS = new Profile("rigorous", 10, 30, 15, Durations.parse("200ms"),
      Durations.parse("10s"), 0.01, 60, false, false, Durations.parse("10s"));

  /** A percentile of stalls needs so much time in a fork. */
  private static final Duration TAIL = Duration.ofSeconds(10);
  /** How much longer a cold service may take than a kernel. */
  private static final int COLD_PATIENCE = 5;
  /** How much longer a service may take that still compiles: its speed may have doubled between 4 and 12 s. */
  private static final int COMPILING_PATIENCE = 3;
  /** A window of a closed loop is that many slices long, or longer, until each connection has had some answers. */
  private static final int WINDOW = 2;
  /** The one window of other loads is as long as that many slices for each window of a closed loop. */
  private static final int LONG_WINDOW = 3;
  /** A warm-up is watched by the second. */
  private static final int COLD_WINDOW = 5;

  /** Refuses numbers that measure nothing. */
  public Profile {
    requireNonNull(id, "id");
    requireNonNull(slice, "slice");
    requireNonNull(warmupCap, "warmupCap");
    requireNonNull(settle, "settle");
    if (forks < 1 || launches < 1 || slices < 1 || maxForks < forks || !(target >= 0 && target < 1)) {
      throw new IllegalArgumentException(
          "profile %s: expected forks, launches, slices >= 1, maxForks >= forks, target in [0, 1), got %d, %d, %d, %d, %s"
              .formatted(id, forks, launches, slices, maxForks, target));
    }
  }

  /** All profiles, shortest first. */
  public static List<Profile> known() {
    return List.of(SMOKE, QUICK, CLAIMS, STANDARD, RIGOROUS);
  }

  /** The profile of that name; empty when there is none. */
  public static Optional<Profile> byId(String id) {
    return known().stream().filter(profile -> profile.id.equals(id)).findFirst();
  }

  /** How many forks a cell of that kind gets; the least number when adaptive. */
  public int forksOf(Arm arm) {
    return arm.oneStart() && !(arm instanceof Arm.Service service && service.traffic() != Traffic.LAUNCH)
        ? launches
        : forks;
  }

  /**
   * Least length of a slice of such a contender. A window of a service is longer than a slice of a kernel; in an open loop
   * there is one long one, because a percentile of parts is not that of the whole.
   */
  public Duration sliceOf(Arm arm) {
    return switch (arm) {
      case Arm.Service service when LONG_WINDOWS.contains(service.traffic()) ->
        slice.multipliedBy(LONG_WINDOW).multipliedBy(windows());
      case Arm.Service service -> slice.multipliedBy(service.traffic() == Traffic.COLD ? COLD_WINDOW : WINDOW);
      case Arm.Jmh _,Arm.Worker _,Arm.Launch _,Arm.Pgbench _ -> slice;
    };
  }

  /** Least length of a slice of its warm-up: a service needs no whole window to become warm, and tells sooner that it is. */
  public Duration warmupSliceOf(Arm arm) {
    return arm instanceof Arm.Service service && service.traffic() != Traffic.COLD ? slice : sliceOf(arm);
  }

  /**
   * How many slices of such a contender count: one launch, one search for a knee, one ramp, half as many windows as
   * slices; enough for ten seconds where stalls are watched and the run is no estimate.
   */
  public int slicesOf(Workload workload, Arm arm) {
    return switch (arm) {
      case Arm.Launch _ -> 1;
      case Arm.Service service -> service.traffic() == Traffic.CLOSED || service.traffic() == Traffic.COLD
          ? windows()
          : 1;
      case Arm.Jmh _,Arm.Worker _,Arm.Pgbench _ -> workload.observes(Observation.STALLS) && !estimate
          ? Math.max(slices, Math.toIntExact(Math.ceilDiv(TAIL.toNanos(), slice.toNanos())))
          : slices;
    };
  }

  /** How long such a contender may take to become steady: a service under a constant rate has much to compile. */
  public Duration warmupCapOf(Arm arm) {
    return arm instanceof Arm.Service service && service.traffic() == Traffic.COLD
        ? warmupCap.multipliedBy(COLD_PATIENCE)
        : warmupCap;
  }

  /** How long such a contender may take while its compilers are at work: a service has more to compile than a kernel. */
  public Duration compilingCapOf(Arm arm) {
    Duration cap = warmupCapOf(arm);
    return arm instanceof Arm.Service service && service.traffic() != Traffic.COLD
        ? cap.multipliedBy(COMPILING_PATIENCE)
        : cap;
  }

  private int windows() {
    return (slices + 1) / 2;
  }

  /** What all forks of a cell are expected to take; the least when adaptive. */
  public Duration cost(PlannedCell cell) {
    return cell.forkCost().multipliedBy(forksOf(cell.contender().arm()));
  }

  /** Whether cells stop when their interval is narrow enough. */
  public boolean adaptive() {
    return target > 0;
  }
}
