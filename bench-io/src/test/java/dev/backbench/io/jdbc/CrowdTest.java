package dev.backbench.io.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class CrowdTest {
  private final AtomicInteger inside = new AtomicInteger();
  private final AtomicInteger done = new AtomicInteger();

  private void work(Gate gate) throws InterruptedException {
    gate.enter();
    try {
      inside.incrementAndGet();
      Thread.onSpinWait();
      done.incrementAndGet();
      inside.decrementAndGet();
    } finally {
      gate.leave(1);
    }
  }

  @Test
  void letsNobodyInBeforeItStartsAndHasNobodyInsideWhenItStops() throws Exception {
    try (Crowd crowd = new Crowd(Thread.ofVirtual().factory(), 20, (_, gate) -> work(gate))) {
      for (int i = 0; i < 5; i++) {
        int before = done.get();
        crowd.start(20);
        for (int j = 0; j < 100; j++) {
          crowd.next();
        }
        crowd.stop();
        assertThat(inside).hasValue(0);
        assertThat(done.get() - before).isGreaterThanOrEqualTo(120);
      }
      int still = done.get();
      crowd.stop();
      assertThat(done).hasValue(still);
    }
  }

  @Test
  void tellsWhoeverWaitsWhatACallerDiedOf() throws Exception {
    try (Crowd crowd = new Crowd(Thread.ofVirtual().factory(), 1, (_, gate) -> {
      gate.enter();
      gate.leave(0);
      throw new IllegalStateException("no database");
    })) {
      assertThatThrownBy(() -> {
        crowd.start(0);
        crowd.next();
      }).isInstanceOf(IllegalStateException.class).hasMessage("no database");
    }
  }

  @Test
  void hasAClockThatStandsStillWhileShut() throws Exception {
    Gate gate = new Gate(new Semaphore(0));
    assertThat(gate.openNanos()).isZero();
    gate.open();
    while (gate.openNanos() == 0) {
      Thread.onSpinWait();
    }
    gate.shut(1);
    long shut = gate.openNanos();
    assertThat(shut).isPositive();
    assertThat(gate.openNanos()).isEqualTo(shut);
  }
}
