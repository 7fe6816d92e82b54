package dev.backbench.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Which sittings the rest of the budget has room for. A sitting that has begun is to be finished; another begins only when
 * all of its forks fit beside what must still be done, so that no fork is measured in vain.
 *
 * <p>A fork in place of a disturbed one comes last: it makes one cell whole, which a sitting that lacks a round would pay
 * for with all of its cells. But another sitting begins only when there will be room for them, too: on a machine that
 * disturbs one fork in ten, a budget that is planned full leaves one cell in four without its last fork.
 *
 * <p>Expected costs are corrected by what rounds really took, and trusted the more the longer they have been tried: a
 * sitting that does not fit now may fit later. Only when expectations were far off is a sitting cut that had begun.
 */
final class Room {
  /** Expectations count as if they had been met for that long: one odd round does not overthrow them. */
  private static final double TRUST_NANOS = Duration.ofSeconds(60).toNanos();
  /** What is kept in reserve for a new sitting before anything was measured, as a share of its cost. */
  private static final double FIRST_RESERVE = 0.2;
  /** Forks count as if so many had been undisturbed before: one is no tendency. */
  private static final int TRUST_FORKS = 20;
  /** So much of the budget may be exceeded rather than throwing away a sitting that has begun. */
  private static final double GRACE = 0.05;

  private final long budgetNanos;
  private double expectedNanos;
  private double measuredNanos;
  private int forks;
  private int disturbed;

  Room(Duration budget) {
    budgetNanos = budget.toNanos();
  }

  /** A round ended. */
  void roundEnded(long expected, long measured) {
    expectedNanos += expected;
    measuredNanos += measured;
  }

  /** So many forks ended, of which some were disturbed and are to be replaced. */
  void forksEnded(int count, int ofThemDisturbed) {
    forks += count;
    disturbed += ofThemDisturbed;
  }

  /** Measured time by expected time; 1 before anything was measured. */
  double pace() {
    return (measuredNanos + TRUST_NANOS) / (expectedNanos + TRUST_NANOS);
  }

  /**
   * Chooses.
   *
   * @param live sittings that want forks, in priority order
   * @param elapsedNanos of the budget
   */
  Choice choose(List<SittingState> live, long elapsedNanos) {
    double left = budgetNanos - elapsedNanos;
    List<SittingState> begun = new ArrayList<>(live.stream().filter(SittingState::begun).toList());
    List<SittingState> cut = new ArrayList<>(takeAway(begun, sitting -> !sitting.lacksForks(), left));
    // What waits now is not given up: it begins like a new one, when it fits.
    takeAway(begun, sitting -> !sitting.lacksRounds(), left);
    cut.addAll(takeAway(begun, SittingState::lacksRounds, left + GRACE * budgetNanos));
    double replaced = 1 + disturbed / (double) (forks + TRUST_FORKS);
    double needed = remaining(begun) * replaced;
    double reserve = FIRST_RESERVE * TRUST_NANOS / (TRUST_NANOS + expectedNanos);
    List<SittingState> chosen = new ArrayList<>();
    for (SittingState sitting : live) {
      double cost = remaining(sitting);
      if (begun.contains(sitting)) {
        chosen.add(sitting);
      } else if (!cut.contains(sitting) && needed + cost * (replaced + reserve) <= left) {
        chosen.add(sitting);
        needed += cost * replaced;
      }
    }
    // A budget for one sitting and no more leaves nothing to keep in reserve.
    if (chosen.isEmpty() && expectedNanos == 0) {
      live.stream().filter(sitting -> !cut.contains(sitting) && remaining(sitting) <= left).findFirst()
          .ifPresent(chosen::add);
    }
    return new Choice(chosen, cut, Duration.ofNanos((long) remaining(chosen)));
  }

  /** Takes away the least important of those until the rest fits. */
  private List<SittingState> takeAway(List<SittingState> begun, Predicate<SittingState> which, double left) {
    List<SittingState> away = new ArrayList<>();
    for (int i = begun.size() - 1; i >= 0 && remaining(begun) > left; i--) {
      if (which.test(begun.get(i))) {
        away.add(begun.remove(i));
      }
    }
    return away;
  }

  private double remaining(List<SittingState> sittings) {
    return sittings.stream().mapToDouble(this::remaining).sum();
  }

  private double remaining(SittingState sitting) {
    return sitting.remainingNanos(pace());
  }

  /**
   * What was chosen.
   *
   * @param sittings that there is room for, in priority order
   * @param cut those that had begun and cannot be finished
   * @param time that the chosen ones are expected to take
   */
  record Choice(List<SittingState> sittings, List<SittingState> cut, Duration time) {
    Choice {
      sittings = List.copyOf(sittings);
      cut = List.copyOf(cut);
    }
  }
}
