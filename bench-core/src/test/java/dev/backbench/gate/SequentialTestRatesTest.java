package dev.backbench.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbench.stats.ClopperPearson;
import dev.backbench.stats.Estimate;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Promised and counted error rates on seeded normal noise; each limit is a 99.9 % Clopper-Pearson interval's bound. */
final class SequentialTestRatesTest {
  private static final int GATES = 2500;
  private static final double CONFIDENCE = 0.999;

  private final Boundary alone = GateSettings.MERGE.boundary(1);
  private final Boundary ofTwenty = GateSettings.MERGE.boundary(20);

  @Test
  void identicalCodeFailsNoMoreOftenThanAlpha() {
    // Noise of 25 % a pair hides 5 %, so few tests stop early with a PASS and nearly all of alpha = .04 can be spent: the
    // counted rate must be consistent with .04, and not much below it or the levels are too strict.
    Estimate rate = failures(alone, 0, 0.25, 0, 1);
    assertThat(rate.lower()).isLessThan(0.04);
    assertThat(rate.upper()).isBetween(0.03, 0.055);
  }

  @Test
  void identicalCodeHardlyEverFailsInOrdinaryNoise() {
    // One of twenty benchmarks has alpha = .002, and a PASS mostly comes before it is spent.
    assertThat(failures(ofTwenty, 0, 0.06, 0, 2)).satisfies(rate -> {
      assertThat(rate.lower()).isLessThan(0.002);
      assertThat(rate.upper()).isLessThan(0.007);
    });
    assertThat(failures(ofTwenty, 0, 0.02, 0, 3).center()).isZero();
  }

  @Test
  void aFasterCandidateNeverFails() {
    assertThat(failures(alone, -0.05, 0.06, 0, 4).center()).isZero();
  }

  @Test
  void sessionsThatDifferByHalfAPercentDoNotBreakTheRate() {
    assertThat(failures(ofTwenty, 0, 0.02, 0.005, 5).upper()).isLessThan(0.005);
  }

  @Test
  void findsWhatItPromisesToDetect() {
    // beta = .10 is the promise; 5 % in 3 % of noise among twenty benchmarks is found by far more than 90 %.
    assertThat(failures(ofTwenty, 0.05, 0.03, 0, 6).lower()).isGreaterThan(0.97);
    assertThat(failures(ofTwenty, 0.05, 0.06, 0, 7).lower()).isGreaterThan(0.90);
  }

  @Test
  void findsTenPercentNearlyAlways() {
    assertThat(failures(ofTwenty, 0.10, 0.06, 0.005, 8).lower()).isGreaterThan(0.99);
  }

  private static Estimate failures(Boundary boundary, double slowdown, double noise, double session, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int failures = 0;
    for (int gate = 0; gate < GATES; gate++) {
      SequentialTest test = new SequentialTest(boundary, new Tolerance(0.05, 0), session);
      double truth = Tolerance.log(slowdown) + session * random.nextGaussian();
      Decision decision;
      do {
        decision = test.add(truth + noise * random.nextGaussian());
      } while (decision instanceof Decision.Continue);
      if (decision instanceof Decision.Fail) {
        failures++;
      }
    }
    return ClopperPearson.of(failures, GATES, CONFIDENCE);
  }
}
