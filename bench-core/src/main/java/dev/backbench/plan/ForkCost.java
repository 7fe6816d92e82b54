package dev.backbench.plan;

import dev.backbench.contract.Arm;
import dev.backbench.contract.LanguageRuntime;
import dev.backbench.contract.Traffic;
import dev.backbench.contract.Workload;
import dev.backbench.unit.Metric;
import java.time.Duration;
import java.util.Set;

/**
 * What one fork is expected to take: start, warm-up, slices. The constants were read off forks on two cloud CPUs; they
 * only have to be right enough for a budget, and the scheduler keeps the budget whatever they say.
 */
final class ForkCost {
  /** A virtual machine with a pre-touched heap, JMH's own start and end, the verify input. */
  private static final Duration START_JMH = Duration.ofMillis(1500);
  private static final Duration START_PYTHON = Duration.ofMillis(600);
  private static final Duration START_GO = Duration.ofMillis(200);
  private static final Duration START_JAVA = Duration.ofMillis(700);
  /** A fixture is brought to its initial state before each fork, and verified after it. */
  private static final Duration FIXTURE = Duration.ofSeconds(1);
  /** A service answers some thousand requests one by one before it is loaded. */
  private static final Duration VERIFICATION = Duration.ofSeconds(3);
  /** A search for a knee takes some twenty steps of two seconds. */
  private static final Duration SEARCH = Duration.ofSeconds(40);
  /** These are read from an idle process, after the profile's time to settle. */
  private static final Set<Metric> OF_AN_IDLE_PROCESS = Set.of(Metric.RSS, Metric.PSS, Metric.PRIVATE_BYTES);

  private ForkCost() {}

  static Duration of(Workload workload, Arm arm, Profile profile) {
    Duration slices = profile.slice().multipliedBy(profile.slices());
    Duration work = switch (arm) {
      // A JIT compiler is rarely steady before the cap.
      case Arm.Jmh _ -> START_JMH.plus(profile.warmupCap()).plus(slices);
      // An interpreter or a compiled program is steady after a few slices.
      case Arm.Worker worker -> start(worker.runtime()).plus(profile.warmupCap().dividedBy(2)).plus(slices);
      case Arm.Launch launch -> start(launch.runtime()).plus(settle(workload, profile));
      case Arm.Service service -> start(service.service().runtime()).plus(VERIFICATION).plus(profile.warmupCap())
          .plus(service.traffic() == Traffic.KNEE
              ? SEARCH
              : profile.sliceOf(arm).multipliedBy(profile.slicesOf(arm)));
    };
    return work.plus(FIXTURE.multipliedBy(workload.fixtures().size()));
  }

  private static Duration settle(Workload workload, Profile profile) {
    return OF_AN_IDLE_PROCESS.contains(workload.metric()) ? profile.settle() : Duration.ZERO;
  }

  private static Duration start(LanguageRuntime runtime) {
    return switch (runtime.language()) {
      case "java" -> START_JAVA;
      case "go" -> START_GO;
      default -> START_PYTHON;
    };
  }
}
