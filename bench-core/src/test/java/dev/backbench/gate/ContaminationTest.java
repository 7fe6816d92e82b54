package dev.backbench.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backbench.result.Noise;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ContaminationTest {
  private static final Optional<Noise> QUIET = Optional.of(new Noise(0, 0, 0));
  private static final Optional<Noise> STOLEN = Optional.of(new Noise(0.021, 0, 0));

  @Test
  void repeatsWhatTheHypervisorTook() {
    Contamination contamination = calm(1, 2);
    assertThat(contamination.repeat(STOLEN)).isTrue();
    assertThat(contamination.repeat(Optional.of(new Noise(0.02, 0, 0)))).isFalse();
    assertThat(contamination.repeated()).isEqualTo(1);
  }

  @Test
  void repeatsForANeighbourOnlyOnAFullBox() {
    Optional<Noise> neighbour = Optional.of(new Noise(0, 0.6, 0));
    assertThat(calm(2, 2).repeat(neighbour)).isTrue();
    // One thread and 0.6 of a CPU fit into two.
    assertThat(calm(1, 2).repeat(neighbour)).isFalse();
    assertThat(calm(2, 2).repeat(Optional.of(new Noise(0, 0.5, 0)))).isFalse();
    assertThat(calm(1, 2).repeat(Optional.of(new Noise(0, 1.0, 0)))).isFalse();
    assertThat(calm(1, 2).repeat(Optional.of(new Noise(0, 1.1, 0)))).isTrue();
  }

  @Test
  void pressureAndTheUnknownAreNoReason() {
    assertThat(calm(2, 2).repeat(Optional.of(new Noise(0, 0, 1)))).isFalse();
    assertThat(calm(2, 2).repeat(Optional.empty())).isFalse();
  }

  @Test
  void repeatsNoMoreThanThreeOfTen() {
    Contamination contamination = new Contamination(1, 2);
    int repeated = 0;
    for (int slice = 1; slice <= 100; slice++) {
      repeated += contamination.repeat(STOLEN) ? 1 : 0;
      assertThat(repeated).isLessThanOrEqualTo((int) (0.3 * slice));
    }
    assertThat(repeated).isEqualTo(30).isEqualTo(contamination.repeated());
    assertThat(contamination.kept()).isEqualTo(70);
  }

  @Test
  void refusesABenchmarkWithoutThreads() {
    assertThatThrownBy(() -> new Contamination(0, 2)).hasMessageContaining("got 0 and 2");
    assertThatThrownBy(() -> new Contamination(1, 0)).hasMessageContaining("got 1 and 0");
  }

  private static Contamination calm(int threads, int cpus) {
    Contamination contamination = new Contamination(threads, cpus);
    for (int slice = 0; slice < 10; slice++) {
      assertThat(contamination.repeat(QUIET)).isFalse();
    }
    return contamination;
  }
}
