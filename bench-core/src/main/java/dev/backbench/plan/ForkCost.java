package dev.backbench.plan;

import dev.backbench.contract.Arm;
import dev.backbench.contract.LanguageRuntime;
import dev.backbench.contract.Workload;
import dev.backbench.unit.Metric;
import java.time.Duration;
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
  /** A launch takes less, but is watched for that long. */
  private static final Duration LAUNCH = Duration.ofMillis(500);
  private static final Duration START_PROCESS = Duration.ofMillis(100);
  /** A fixture is brought to its initial state before each fork, and verified after it. */
  private static final Duration FIXTURE = Duration.ofSeconds(1);
  /** A service answers some thousand requests one by one before it is loaded. */
  private static final Duration VERIFICATION = Duration.ofSeconds(3);
  /** From nothing to the first answer, and to the end. */
  private static final Duration START_SERVICE = Duration.ofMillis(2500);
  /** A search for a knee takes some twenty steps of two seconds. */
  private static final Duration SEARCH = Duration.ofSeconds(40);
  /** Connections are opened at 500 per second; how many, the cell says and not its contender. */
  private static final Duration RAMP = Duration.ofSeconds(20);
  /** These are read from an idle process, after the profile's time to settle. */
  private static final Set<Metric> OF_AN_IDLE_PROCESS = Set.of(Metric.RSS, Metric.PSS, Metric.PRIVATE_BYTES);

  private ForkCost() {}

  static Duration of(Workload workload, Arm arm, Profile profile) {
    Duration slices = profile.slice().multipliedBy(profile.slicesOf(workload, arm));
    Duration work = switch (arm) {
      // A JIT compiler needs longer than the least, and seldom all that it may take.
      case Arm.Jmh _ -> START_JMH.plus(profile.warmupCap().dividedBy(2)).plus(slices);
      // An interpreter or a compiled program is steady as soon as that can be told.
      case Arm.Worker worker -> start(worker.runtime()).plus(profile.slice().multipliedBy(STEADY_SLICES))
          .plus(slices);
      case Arm.Pgbench _ -> profile.slice().multipliedBy(STEADY_SLICES).plus(slices);
      case Arm.Launch _ -> settle(workload, profile);
      case Arm.Service service -> start(service.service().runtime()).plus(loaded(workload, service, profile));
    };
    return work.plus(FIXTURE.multipliedBy(workload.fixtures().size()));
  }

  private static Duration loaded(Workload workload, Arm.Service arm, Profile profile) {
    Duration windows = profile.sliceOf(arm).multipliedBy(profile.slicesOf(workload, arm));
    return switch (arm.traffic()) {
      case LAUNCH -> START_SERVICE;
      case IDLE -> START_SERVICE.plus(profile.settle()).plus(VERIFICATION).plus(windows);
      case KNEE -> VERIFICATION.plus(profile.warmupCap()).plus(SEARCH);
      case CLOSED, OPEN -> VERIFICATION.plus(profile.warmupCap()).plus(windows);
      case COLD -> VERIFICATION.plus(START_SERVICE.multipliedBy(2)).plus(profile.warmupCapOf(arm)).plus(windows);
      case ECHO, HOLD -> VERIFICATION.plus(profile.warmupCap()).plus(RAMP).plus(windows);
    };
  }

  private static Duration settle(Workload workload, Profile profile) {
    return OF_AN_IDLE_PROCESS.contains(workload.metric()) ? profile.settle().plus(START_PROCESS) : LAUNCH;
  }

  private static Duration start(LanguageRuntime runtime) {
    return runtime.language().equals("go") ? START_GO : START_PYTHON;
  }
}
