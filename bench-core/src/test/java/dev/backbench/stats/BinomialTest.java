package dev.backbench.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class BinomialTest {
  @Test
  void countsBothTails() {
    // Of 1024 sequences of ten tosses 1 + 10 have at most one head, and as many at most one tail.
    assertThat(Binomial.fairCoin(1, 10)).isCloseTo(22.0 / 1024, within(1e-12));
    assertThat(Binomial.fairCoin(9, 10)).isCloseTo(22.0 / 1024, within(1e-12));
  }

  @Test
  void isOneInTheMiddle() {
    assertThat(Binomial.fairCoin(5, 10)).isEqualTo(1);
    assertThat(Binomial.fairCoin(0, 0)).isEqualTo(1);
  }

  @Test
  void fiftyTossesAlarmAtSixteen() {
    // P(at most 15 of 50) = .0033002, at most 16 = .0076733: twice the first is below one percent, twice the second not.
    assertThat(Binomial.fairCoin(15, 50)).isCloseTo(0.0066004, within(1e-6));
    assertThat(Binomial.fairCoin(16, 50)).isCloseTo(0.0153466, within(1e-6));
  }

  @Test
  void refusesMoreHeadsThanTosses() {
    assertThatThrownBy(() -> Binomial.fairCoin(4, 3)).hasMessageContaining("0..3, got 4");
    assertThatThrownBy(() -> Binomial.fairCoin(-1, 3)).hasMessageContaining("got -1");
  }
}
