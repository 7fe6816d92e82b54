package dev.backbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbench.plan.Plan;
import dev.backbench.plan.Profile;
import dev.backbench.plan.Selection;
import dev.backbench.result.ForkResult;
import dev.backbench.result.Status;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class ProgressTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);
  private final AtomicLong nanos = new AtomicLong(-5);
  // Three forks of 40 s.
  private final Plan plan = FakeServices.plan(Selection.all(Profile.QUICK, List.of()), Duration.ofSeconds(40));

  @Test
  void aLogGetsALineEveryThirtySecondsAtMost() {
    PlainProgress progress = new PlainProgress(err, nanos::get);
    progress.runStarted(plan);
    for (int second = 0; second < 61; second++) {
      progress.forkStarted(FakeServices.cell("java"), second);
      pass(Duration.ofSeconds(1));
    }
    assertThat(said().lines()).hasSize(3).first()
        .isEqualTo("measuring 1 cell in about 2 min 00 s; profile quick, seed 0, 1 skipped");
  }

  @Test
  void aFailureIsToldAtOnce() {
    PlainProgress progress = new PlainProgress(err, nanos::get);
    progress.runStarted(plan);
    progress.forkEnded(fork(Status.FAILED, "exit 3\n::error::x"));
    assertThat(said()).endsWith("FAILED fraud-score/java/size=S round 1: exit 3 ::error::x\n");
  }

  @Test
  void countsDownWhatTheSchedulerExpects() {
    Remaining remaining = new Remaining(nanos::get);
    remaining.started(plan);
    assertThat(remaining.words()).isEqualTo("0 forks, 0 %, 2 min 00 s left");
    pass(Duration.ofSeconds(60));
    remaining.forkEnded();
    // Two forks are left at the 60 s that the first one took.
    remaining.left(Duration.ofMinutes(2));
    assertThat(remaining.words()).isEqualTo("1 fork, 33 %, 2 min 00 s left");
    pass(Duration.ofSeconds(30));
    assertThat(remaining.words()).isEqualTo("1 fork, 50 %, 1 min 30 s left");
  }

  @Test
  void neverPromisesToBeReadyBeforeTheEnd() {
    Remaining remaining = new Remaining(nanos::get);
    remaining.started(plan);
    pass(Duration.ofSeconds(500));
    assertThat(remaining.words()).isEqualTo("0 forks, 99 %, 0 s left");
  }

  @Test
  void aTerminalHasOneLiveLineThatIsGoneAtTheEnd() {
    TerminalProgress progress = new TerminalProgress(err, 40, nanos::get);
    progress.runStarted(plan);
    progress.forkStarted(FakeServices.cell("java"), 0);
    progress.note("fixture: embedded");
    progress.runEnded();
    // Carriage returns go back to the start of the one line; only the note ends it.
    assertThat(said().chars().filter(c -> c == '\n')).hasSize(1);
    assertThat(said()).contains("\u001b[Kfixture: embedded\n").endsWith("\r\u001b[K");
    assertThat(said().split("\r\u001b\\[K|\n")).allMatch(line -> line.length() < 40);
  }

  private void pass(Duration duration) {
    nanos.addAndGet(duration.toNanos());
  }

  private String said() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static ForkResult fork(Status status, String reason) {
    return new ForkResult(FakeServices.cell("java").id(), 0, 0, 0, 1, status,
        Optional.of(reason).filter(text -> !text.isEmpty()), new TreeMap<>(), List.of(), new TreeMap<>(), List.of(),
        List.of());
  }
}
