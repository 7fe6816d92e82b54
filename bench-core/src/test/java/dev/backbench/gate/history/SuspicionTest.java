package dev.backbench.gate.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

final class SuspicionTest {
  /**
   * With one session known: s2_run = 0.02^2 (the default alone), s2_fork = 0.01^2, so a new session of six forks differs by
   * sqrt(0.0004 (1 + 1/1) + 0.0001 / 6) = 0.028577. 1.6449 of them are 0.04701.
   */
  private static final double DEVIATION = 0.028577;

  private static Suspicion judge(double now, RecordedSession... history) {
    return Suspicion.of(Sessions.baseline(0), List.of(history), Sessions.session(900, now));
  }

  @Test
  void suspectsWhatIsBelowWhatSessionsDifferBy() {
    assertThat(judge(-0.0469).suspects()).isEmpty();
    Suspicion.Suspect suspect = judge(-0.0472).suspects().getFirst();
    assertThat(suspect.p()).isCloseTo(NormalDistribution.of(0, 1).survivalProbability(0.0472 / DEVIATION),
        within(1e-4));
    assertThat(suspect.slowdown()).isCloseTo(1 - Math.exp(-0.0472), within(1e-9));
    assertThat(suspect.inARow()).isEqualTo(1);
    assertThat(suspect.mark().score().jar()).contains(Sessions.JAR);
  }

  @Test
  void whatIsFasterIsNeverSuspect() {
    assertThat(judge(1).suspects()).isEmpty();
    assertThat(judge(1).compared()).isEqualTo(1);
  }

  /** Twenty equal sessions: s2_run = 4 * 0.0004 / (4 + 20), so 1.645 sqrt(that (1 + 1/21) + 0.0001/6) is 0.01532. */
  @Test
  void sessionsThatAgreeMakeItSharper() {
    RecordedSession[] equal = IntStream.rangeClosed(1, 20).mapToObj(i -> Sessions.session(i, 0))
        .toArray(RecordedSession[]::new);
    assertThat(judge(-0.0150, equal).suspects()).isEmpty();
    assertThat(judge(-0.0157, equal).suspects()).hasSize(1);
  }

  @Test
  void sessionsThatDifferMakeItBlunter() {
    RecordedSession[] spread = IntStream.rangeClosed(1, 20)
        .mapToObj(i -> Sessions.session(i, i % 2 == 0 ? 0.04 : -0.04))
        .toArray(RecordedSession[]::new);
    assertThat(judge(-0.06, spread).suspects()).isEmpty();
  }

  @Test
  void forksThatDifferMakeItBlunterAndFewForksToo() {
    RecordedSession wild = new RecordedSession("run-900", "standard", Sessions.rulers(100),
        List.of(Sessions.score(-0.06, 0, 1)), Set.of());
    Baseline agreed = Baseline.of(Sessions.MACHINE, new RecordedSession("run-000", "standard", Sessions.rulers(100),
        List.of(Sessions.score(0, 0.05, 6)), Set.of()));
    assertThat(Suspicion.of(agreed, List.of(), wild).suspects()).isEmpty();
    assertThat(Suspicion.of(Sessions.baseline(0), List.of(), wild).suspects()).hasSize(1);
  }

  @Test
  void countsSuspectsInARowAndKeepsThemOutOfTheSegment() {
    Suspicion.Suspect third = judge(-0.1, Sessions.session(1, -0.1), Sessions.session(2, -0.1)).suspects().getFirst();
    assertThat(third.inARow()).isEqualTo(3);
    assertThat(third.slowdown()).isCloseTo(1 - Math.exp(-0.1), within(1e-9));
    assertThat(judge(-0.1, Sessions.session(1, -0.1), Sessions.session(2, 0)).suspects().getFirst().inARow())
        .isEqualTo(1);
  }

  @Test
  void whatAPairedRunClearedBelongsToTheSegment() {
    Suspicion cleared = judge(-0.1, Sessions.session(1, -0.1, Sessions.CELL), Sessions.session(2, -0.1, Sessions.CELL));
    assertThat(cleared.suspects()).isEmpty();
  }

  @Test
  void sessionsBeforeTheMarkAndTheJudgedOneDoNotCount() {
    Baseline later = Baseline.of(Sessions.MACHINE, Sessions.session(10, -0.1));
    List<RecordedSession> history = List.of(Sessions.session(8, 0), Sessions.session(9, 0), Sessions.session(10, -0.1),
        Sessions.session(900, -0.1));
    assertThat(Suspicion.of(later, history, Sessions.session(900, -0.1)).suspects()).isEmpty();
    assertThat(judge(-0.1, Sessions.session(900, -0.1)).suspects().getFirst().inARow()).isEqualTo(1);
  }

  @Test
  void anotherProfileMayBeJudgedButIsNoPartOfTheSegment() {
    RecordedSession other = new RecordedSession("run-001", "claims", Sessions.rulers(100),
        List.of(Sessions.score(0.5, 0.01, 6)), Set.of());
    assertThat(judge(-0.0472, other).suspects().getFirst().slowdown()).isCloseTo(1 - Math.exp(-0.0472), within(1e-9));
  }

  @Test
  void rulersThatMovedMakeAnEarlierSessionNothingAndThisOneIncomparable() {
    RecordedSession elsewhere = new RecordedSession("run-001", "standard", Sessions.rulers(106),
        List.of(Sessions.score(-0.1, 0.01, 6)), Set.of());
    assertThat(judge(-0.1, elsewhere).suspects().getFirst().inARow()).isEqualTo(1);
    Suspicion moved = Suspicion.of(Sessions.baseline(0), List.of(), elsewhere);
    assertThat(moved.suspects()).isEmpty();
    assertThat(moved.compared()).isZero();
    assertThat(moved.incomparable()).singleElement().asString().contains("memory", "+6.0 %");
  }

  @Test
  void whatRanOnSomethingElseIsNotComparedAndSaid() {
    CellScore parallel = new CellScore(Sessions.CELL, -1, 0.01, 6, Optional.empty(),
        new TreeMap<>(Map.of("collector", "Parallel")));
    CellScore unknown = new CellScore("new/java", -1, 0.01, 6, Optional.empty(), new TreeMap<>());
    Suspicion suspicion = Suspicion.of(Sessions.baseline(0), List.of(), new RecordedSession("run-900", "standard",
        Sessions.rulers(100), List.of(parallel, unknown), Set.of()));
    assertThat(suspicion.compared()).isZero();
    assertThat(suspicion.notes()).containsExactly(
        "sort/java/size=M: not compared, collector: expected Serial, got Parallel",
        "new/java: the baseline does not have it");
  }

  /** The level is 5 %: of 4000 sessions that differ as the defaults say, 3.9 to 6.2 % are suspect (3.5 sigma). */
  @Test
  void fiveInAHundredInnocentSessionsAreSuspect() {
    java.util.Random random = new java.util.Random(7);
    int trials = 4000;
    long suspects = Stream.generate(() -> {
      // Mark and session each with a level of its own and the mean of six forks.
      double mark = 0.02 * random.nextGaussian();
      double now = 0.02 * random.nextGaussian() + 0.01 / Math.sqrt(6) * random.nextGaussian();
      return Suspicion.of(Sessions.baseline(mark), List.of(), Sessions.session(900, now)).suspects().size();
    }).limit(trials).filter(each -> each == 1).count();
    assertThat(suspects / (double) trials).isBetween(0.038, 0.062);
  }
}
