package dev.backbench.run.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbench.json.WorkerMessages.Message.Share;
import dev.backbench.json.WorkerMessages.Message.Sliced;
import dev.backbench.run.RunningSums;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** The kernel's digests are 1, 2, ... 10, 1, ...: after 12 operations their sum is 55 + 1 + 2 = 58. */
final class SliceCheckTest {
  private static final Duration ASKED = Duration.ofMillis(200);
  private static final long MILLI = 1_000_000;

  private final SliceCheck check = new SliceCheck(RunningSums.of(new CountingKernel()), 2);

  @Test
  void believesWhatCanBeTrue() {
    assertThat(check.problem(new Sliced(12, 200 * MILLI, 399 * MILLI, 58), ASKED, 201 * MILLI)).isEmpty();
    // Three more: 58 + 3 + 4 + 5 = 70.
    assertThat(check.problem(new Sliced(3, 200 * MILLI, 0, 70), ASKED, 201 * MILLI)).isEmpty();
  }

  /** Worker 1 did 12 operations (58), worker 2 did 3 (1 + 2 + 3 = 6). */
  private static Sliced shared(Share... workers) {
    return new Sliced(15, 200 * MILLI, 399 * MILLI, 64, List.of(workers));
  }

  private static SliceCheck ofTwo() {
    return new SliceCheck(RunningSums.of(new CountingKernel()), 2, OptionalInt.of(2));
  }

  @Test
  void believesWorkersWhoseSharesAddUp() {
    SliceCheck two = ofTwo();
    assertThat(two.problem(shared(new Share(12, 58), new Share(3, 6)), ASKED, 201 * MILLI)).isEmpty();
    // 3 more and 12 more: 58 + 3 + 4 + 5 = 70; after 15 operations 55 + 1 + ... + 5 = 70.
    assertThat(two.problem(new Sliced(15, 200 * MILLI, 0, 140, List.of(new Share(3, 70), new Share(12, 70))), ASKED,
        201 * MILLI)).isEmpty();
  }

  @Test
  void refusesWorkersThatLieOrIdleOrAreTooFew() {
    assertThat(ofTwo().problem(shared(new Share(12, 58), new Share(3, 7)), ASKED, 201 * MILLI)).hasValueSatisfying(
        problem -> assertThat(problem).startsWith("worker 2: after 3 operations the running checksum must be"));
    assertThat(ofTwo().problem(shared(new Share(15, 70), new Share(0, 0)), ASKED, 201 * MILLI))
        .hasValue("at least one operation of each worker was expected, worker 2 did 0");
    assertThat(ofTwo().problem(shared(new Share(15, 70)), ASKED, 201 * MILLI))
        .hasValue("2 workers were asked for, it tells of 1");
    assertThat(ofTwo().problem(new Sliced(16, 200 * MILLI, 0, 64, List.of(new Share(12, 58), new Share(3, 6))), ASKED,
        201 * MILLI)).hasValueSatisfying(problem -> assertThat(problem).startsWith("its workers did 15 operations"));
    assertThat(check.problem(shared(new Share(12, 58), new Share(3, 6)), ASKED, 201 * MILLI)).isPresent();
  }

  @Test
  void refusesAnInventedCount() {
    assertThat(check.problem(new Sliced(13, 200 * MILLI, 0, 58), ASKED, 201 * MILLI)).hasValueSatisfying(
        problem -> assertThat(problem).startsWith(
            "after 13 operations the running checksum must be 0x000000000000003d, it says 0x000000000000003a"));
  }

  @Test
  void refusesASliceWithoutOperations() {
    assertThat(check.problem(new Sliced(0, 200 * MILLI, 0, 0), ASKED, 201 * MILLI))
        .hasValue("at least one operation in a slice was expected, it says 0");
    assertThat(check.problem(new Sliced(-12, 200 * MILLI, 0, 0), ASKED, 201 * MILLI)).isPresent();
  }

  @Test
  void refusesASliceShorterThanAsked() {
    assertThat(check.problem(new Sliced(12, 179 * MILLI, 0, 58), ASKED, 201 * MILLI))
        .hasValue("a slice of at least 200000000 ns was asked for, it says 179000000 ns");
  }

  @Test
  void refusesMoreTimeThanPassed() {
    assertThat(check.problem(new Sliced(12, 230 * MILLI, 0, 58), ASKED, 210 * MILLI))
        .hasValue("the slice took 210000000 ns by our clock, it says 230000000 ns");
  }

  @Test
  void refusesTimeThatIsLeftOut() {
    assertThat(check.problem(new Sliced(12, 200 * MILLI, 0, 58), ASKED, 2_000 * MILLI))
        .hasValue("the slice took 2000000000 ns by our clock, it accounts for 200000000 ns only");
  }

  @Test
  void refusesMoreCpuTimeThanTwoCpusHave() {
    // 200 ms on 2 CPUs, a tenth and 10 ms of slack: 450 ms.
    assertThat(check.problem(new Sliced(12, 200 * MILLI, 451 * MILLI, 58), ASKED, 201 * MILLI)).hasValue(
        "200000000 ns of wall time on 2 CPUs allow 0 to 450000000 ns of CPU time, it says 451000000 ns");
    assertThat(new SliceCheck(RunningSums.of(new CountingKernel()), 2).problem(new Sliced(12, 200 * MILLI, -1, 58),
        ASKED, 201 * MILLI)).isPresent();
  }
}
