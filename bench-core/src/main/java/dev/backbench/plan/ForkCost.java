package dev.backbench.plan;

import dev.backbench.contract.Arm;
import dev.backbench.contract.ClosedWindow;
import dev.backbench.contract.LanguageRuntime;
import dev.backbench.contract.Service;
import dev.backbench.contract.Traffic;
import dev.backbench.contract.Workload;
import dev.backbench.unit.Metric;
import dev.backbench.unit.ResponseTime;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * What one fork is expected to take: start, warm-up, slices. The constants are those of the reference run on two cloud
 * CPUs; they serve until a run on this machine tells better ({@link LearntCosts}), and the scheduler corrects them as it
 * goes.
 */
final class ForkCost {
  /** A virtual machine with a pre-touched heap, JMH's own start and end, the verify input. */
  private static final Duration START_JMH = Duration.ofMillis(1200);
  private static final Duration START_PYTHON = Duration.ofMillis(300);
  private static final Duration START_GO = Duration.ofMillis(200);
  /** With fewer slices nothing is called steady. */
  private static final int STEADY_SLICES = 8;
  /** The same of a service under load, whose windows differ more and have pauses between them. */
  private static final int LOADED_SLICES = 14;
  /** A service of a virtual machine compiles for nearly as long as it may. */
  private static final double COMPILING = 0.75;
  /** A launch takes less, but is watched for that long. */
  private static final Duration LAUNCH = Duration.ofMillis(500);
  private static final Duration START_PROCESS = Duration.ofMillis(100);
  /** A fixture is brought to its initial state before each fork, and verified after it. */
  private static final Duration FIXTURE = Duration.ofSeconds(3);
  /** What is observed beside the work is read before it and after. */
  private static final Duration OBSERVED = Duration.ofSeconds(1);
  /** A service opens its pool, answers some thousand requests before it is loaded and some after, and ends. */
  private static final Duration SERVICE_GO = Duration.ofMillis(2300);
  private static final Duration SERVICE_PYTHON = Duration.ofMillis(2200);
  /** The answers are also what warms it up first. */
  private static final Duration SERVICE_JAVA = Duration.ofMillis(6900);
  /** A process that stayed for the next load is warm already. */
  private static final int NEXT_SLICES = 4;
  /** It is only asked for some answers, before and after. */
  private static final Duration NEXT = Duration.ofMillis(500);
  /** From nothing to the first answer, and to the end. */
  private static final Duration START_SERVICE = Duration.ofMillis(2500);
  /** A generator that has compiled itself before it meets a cold service. */
  private static final Duration PRIMED = Duration.ofMillis(2500);
  /** A search for the least memory starts it about so often. */
  private static final int LIMITS = 9;
  /** A search for a knee; it ends soon after 90 s where it has not yet. */
  private static final Duration SEARCH = Duration.ofSeconds(40);
  /** Connections are opened at 500 per second; how many, the cell says and not its contender. */
  private static final Duration RAMP = Duration.ofSeconds(20);
  /** These are read from an idle process, after the profile's time to settle. */
  private static final Set<Metric> OF_AN_IDLE_PROCESS = Set.of(Metric.RSS, Metric.PSS, Metric.PRIVATE_BYTES);

  /** Milliseconds that the database waits before a statement, where a workload has that. */
  private static final String WAIT = "wait";

  private ForkCost() {}

  static Duration of(Workload workload, Arm arm, Map<String, String> parameters, Profile profile) {
    Duration slices = profile.slice().multipliedBy(profile.slicesOf(workload, arm));
    Duration work = switch (arm) {
      // A JIT compiler needs longer than the least, and seldom all that it may take.
      case Arm.Jmh _ -> START_JMH.plus(profile.warmupCap().dividedBy(2)).plus(slices);
      // An interpreter or a compiled program is steady as soon as that can be told.
      case Arm.Worker worker -> start(worker.runtime()).plus(profile.slice().multipliedBy(STEADY_SLICES))
          .plus(slices);
      case Arm.Pgbench _ -> profile.slice().multipliedBy(STEADY_SLICES).plus(slices);
      case Arm.Launch _ -> settle(workload, profile);
      case Arm.Service service -> service(workload, service, parameters, profile);
    };
    if (arm instanceof Arm.Service) {
      return work;
    }
    Duration observed = workload.observed().isEmpty() ? Duration.ZERO : OBSERVED;
    return work.plus(FIXTURE.multipliedBy(workload.fixtures().size())).plus(observed);
  }

  /** Its fixture is prepared once a round for all services of a sitting, so it does not count here. */
  private static Duration service(Workload workload, Arm.Service arm, Map<String, String> parameters,
      Profile profile) {
    Duration windows = profile.sliceOf(arm).multipliedBy(profile.slicesOf(workload, arm));
    String language = arm.service().runtime().language();
    Duration warm = warm(arm, profile);
    Duration verified = verified(language);
    return switch (arm.traffic()) {
      case LAUNCH -> START_SERVICE;
      case LIMIT -> verified.plus(START_SERVICE).multipliedBy(LIMITS);
      case IDLE -> verified.plus(profile.settle()).plus(windows);
      case COLD -> verified.plus(PRIMED).plus(START_SERVICE).plus(profile.warmupCapOf(arm)).plus(windows);
      case KNEE -> verified.plus(warm).plus(SEARCH);
      case CLOSED -> verified.plus(warm).plus(waiting(workload, parameters, profile.sliceOf(arm))
          .multipliedBy(profile.slicesOf(workload, arm)));
      case ECHO, HOLD -> verified.plus(warm).plus(RAMP).plus(windows);
      case OPEN -> {
        double rate = Double.parseDouble(parameters.getOrDefault(Traffic.OPEN.parameter(), "1"));
        // A percentile needs so many answers, whatever the rate.
        double answers = ResponseTime.enough(ResponseTime.quantile(workload.metric()));
        Duration least = Duration.ofMillis((long) (answers * 1000 / rate));
        yield verified.plus(warm).plus(longer(windows, least));
      }
    };
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  /** A window of a closed loop. Where the database waits before each statement, a service gives what its pool gives. */
  private static Duration waiting(Workload workload, Map<String, String> parameters, Duration window) {
    double statements = workload.database().calls().map(calls -> calls.in(parameters).least()).orElse(0.0);
    double millis = statements * Double.parseDouble(parameters.getOrDefault(WAIT, "0"));
    int connections = Integer.parseInt(parameters.getOrDefault(Traffic.CLOSED.parameter(), "0"));
    return millis > 0 ? ClosedWindow.length(connections, Service.POOL * 1000 / millis, window) : window;
  }

  /** The same cell measured on a process that another cell of its round has started. */
  static PlannedCell continuing(PlannedCell cell, Profile profile) {
    Arm arm = cell.contender().arm();
    Duration again = compiles(cell.cell().language())
        ? profile.warmupCapOf(arm)
        : profile.slice().multipliedBy(NEXT_SLICES);
    return cell.costing(cell.forkCost().minus(verified(cell.cell().language())).minus(warm(arm, profile)).plus(again)
        .plus(NEXT));
  }

  private static Duration warm(Arm arm, Profile profile) {
    return arm instanceof Arm.Service service && compiles(service.service().runtime().language())
        ? Duration.ofMillis((long) (profile.compilingCapOf(arm).toMillis() * COMPILING))
        : profile.slice().multipliedBy(LOADED_SLICES);
  }

  private static boolean compiles(String language) {
    return language.equals("java");
  }

  private static Duration verified(String language) {
    return switch (language) {
      case "java" -> SERVICE_JAVA;
      case "python" -> SERVICE_PYTHON;
      default -> SERVICE_GO;
    };
  }

  private static Duration settle(Workload workload, Profile profile) {
    return OF_AN_IDLE_PROCESS.contains(workload.metric()) ? profile.settle().plus(START_PROCESS) : LAUNCH;
  }

  private static Duration start(LanguageRuntime runtime) {
    return runtime.language().equals("go") ? START_GO : START_PYTHON;
  }
}
