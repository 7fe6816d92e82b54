package dev.backbench.io.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ZipfTest {
  @Test
  void givesEachIdItsShareOfTheUnitInterval() {
    // Weights 1, 2^-1.1 = 0.4665, 3^-1.1 = 0.2987, in total 1.7652: bounds at 0.5665 and 0.8308.
    Zipf zipf = new Zipf(3);
    assertThat(zipf.next(0)).isEqualTo(1);
    assertThat(zipf.next(0.566)).isEqualTo(1);
    assertThat(zipf.next(0.567)).isEqualTo(2);
    assertThat(zipf.next(0.830)).isEqualTo(2);
    assertThat(zipf.next(0.832)).isEqualTo(3);
    assertThat(zipf.next(Math.nextDown(1.0))).isEqualTo(3);
  }
}
