package dev.backbench.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class AllocationTestTest {
  @Test
  void aRiseInThreeOfFourPairsIsFound() {
    assertThat(test(1000, 1017, 1017, 1000, 1017).finding()).hasValueSatisfying(finding -> assertThat(finding)
        .isEqualTo("allocation rose from 1000 to 1017 B/op (in 3 of 4 pairs)"));
    assertThat(test(1000, 1017, 1017, 1000, 1000).finding()).isEmpty();
  }

  @Test
  void threePairsAreTooFew() {
    assertThat(test(1000, 2000, 2000, 2000).finding()).isEmpty();
  }

  @Test
  void theShareIsOfAllPairs() {
    assertThat(test(1000, 2000, 2000, 2000, 2000, 2000, 2000, 1000, 1000).finding()).isPresent();
    assertThat(test(1000, 2000, 2000, 2000, 2000, 2000, 1000, 1000, 1000).finding()).isEmpty();
  }

  @Test
  void sixteenBytesOrOnePercentAreIgnored() {
    assertThat(test(0, 16, 16, 16, 16).finding()).isEmpty();
    assertThat(test(0, 17, 17, 17, 17).finding()).isPresent();
    assertThat(test(10_000, 10_100, 10_100, 10_100, 10_100).finding()).isEmpty();
    assertThat(test(10_000, 10_101, 10_101, 10_101, 10_101).finding()).isPresent();
  }

  @Test
  void aFallIsNoFinding() {
    assertThat(test(1000, 500, 500, 500, 500).finding()).isEmpty();
  }

  @Test
  void pairsWithoutBytesAreLeftOut() {
    AllocationTest test = test(1000, 2000, 2000, 2000);
    test.add(Slices.pair(1, 1));
    test.add(new Pair(List.of(Slices.allocating(1, 1000)), List.of(Slices.of(1))));
    test.add(new Pair(List.of(Slices.of(1)), List.of(Slices.allocating(1, 1000))));
    assertThat(test.finding()).isEmpty();
    test.add(new Pair(List.of(Slices.allocating(1, 1000)), List.of(Slices.allocating(1, 2000))));
    assertThat(test.finding()).hasValueSatisfying(finding -> assertThat(finding).contains("4 of 4"));
  }

  @Test
  void aPairIsJudgedByItsMiddleSlice() {
    AllocationTest test = new AllocationTest();
    for (int pair = 0; pair < 4; pair++) {
      test.add(new Pair(List.of(Slices.allocating(1, 100), Slices.allocating(1, 100), Slices.allocating(1, 100)),
          List.of(Slices.allocating(1, 100), Slices.allocating(1, 900), Slices.allocating(1, 100))));
    }
    assertThat(test.finding()).isEmpty();
  }

  private static AllocationTest test(double base, double... candidates) {
    AllocationTest test = new AllocationTest();
    for (double candidate : candidates) {
      test.add(new Pair(List.of(Slices.allocating(1, base)), List.of(Slices.allocating(1, candidate))));
    }
    return test;
  }
}
