package dev.backbench.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ProcessClockTest {
  @Test
  void moves() {
    long pid = ProcessHandle.current().pid();
    long before = ProcessClock.cpuNanos(pid).orElseThrow();
    long after = before;
    while (after == before) {
      after = ProcessClock.cpuNanos(pid).orElseThrow();
    }
    assertThat(after).isGreaterThan(before);
  }

  @Test
  void isEmptyForAProcessThatIsNot() {
    // Above the largest id that Linux can give, 2^22.
    assertThat(ProcessClock.cpuNanos(1 << 23)).isEmpty();
  }
}
