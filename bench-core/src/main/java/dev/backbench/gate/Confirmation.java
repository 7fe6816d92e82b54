package dev.backbench.gate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a second, fresh session says of findings that one session alone must not turn red. */
public final class Confirmation {
  private Confirmation() {}

  /** The benchmarks to measure again: those that failed, or all when it is the suite that did; none when nothing hangs on it. */
  public static Set<String> wanted(GateOutcome first) {
    if (!(first.verdict() instanceof GateVerdict.Fail fail && fail.unconfirmed())) {
      return Set.of();
    }
    return first.benchmarks().stream()
        .filter(each -> suiteFailed(first) || each.verdict() instanceof GateVerdict.Fail)
        .map(each -> each.benchmark().id()).collect(Collectors.toCollection(HashSet::new));
  }

  /**
   * Both sessions as one outcome: a finding stands when the second session has it too.
   *
   * @param second over the {@link #wanted} benchmarks
   */
  public static GateOutcome join(GateOutcome first, GateOutcome second) {
    Map<String, GateVerdict> again = new HashMap<>();
    second.benchmarks().forEach(each -> again.put(each.benchmark().id(), each.verdict()));
    List<BenchmarkOutcome> joined = new ArrayList<>();
    for (BenchmarkOutcome each : first.benchmarks()) {
      Optional<GateVerdict> said = Optional.ofNullable(again.get(each.benchmark().id()));
      joined.add(each.verdict() instanceof GateVerdict.Fail fail && fail.unconfirmed() && said.isPresent()
          ? new BenchmarkOutcome(each.benchmark(), each.metric(), each.evidence(), join(fail, said.get()))
          : each);
    }
    boolean suiteConfirmed = suiteFailed(first) && suiteFailed(second);
    Optional<Decision> suite = first.suite().map(decision -> decision instanceof Decision.Fail(Evidence evidence)
        && !suiteConfirmed
            ? new Decision.Inconclusive(evidence, "slower in one session, but not in a fresh one")
            : decision);
    return new GateOutcome(joined, suite, first.control(), first.calibration(), suiteConfirmed);
  }

  private static GateVerdict join(GateVerdict.Fail first, GateVerdict second) {
    return switch (second) {
      case GateVerdict.Fail again -> new GateVerdict.Fail(
          Stream
              .concat(first.reasons().stream(), again.reasons().stream().map(reason -> "in a fresh session: " + reason))
              .toList(),
          false);
      case GateVerdict.Incomparable broken -> broken;
      case GateVerdict.Inconclusive open -> new GateVerdict.Inconclusive(Stream.concat(
          first.reasons().stream().map(reason -> reason + "; a fresh session could not confirm it"),
          open.reasons().stream()).toList());
      case GateVerdict.Pass _ -> new GateVerdict.Inconclusive(first.reasons().stream()
          .map(reason -> reason + "; a fresh session did not find it again").toList());
    };
  }

  private static boolean suiteFailed(GateOutcome outcome) {
    return outcome.suite().orElse(null) instanceof Decision.Fail;
  }
}
