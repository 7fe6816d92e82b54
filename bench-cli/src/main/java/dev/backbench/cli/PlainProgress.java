package dev.backbench.cli;

import dev.backbench.contract.Cell;
import dev.backbench.plan.Plan;
import dev.backbench.render.PlainText;
import dev.backbench.result.ForkResult;
import dev.backbench.result.Status;
import dev.backbench.run.Progress;
import java.io.PrintStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/** For logs: a line every 30 s at most, and one for each thing worth knowing. */
final class PlainProgress implements Progress {
  private static final long QUIET_NANOS = Duration.ofSeconds(30).toNanos();

  private final PrintStream err;
  private final LongSupplier nanoTime;
  private final Remaining remaining;
  private long lastNanos;

  PlainProgress(PrintStream err, LongSupplier nanoTime) {
    this.err = err;
    this.nanoTime = nanoTime;
    this.remaining = new Remaining(nanoTime);
  }

  @Override
  public void runStarted(Plan plan) {
    remaining.started(plan);
    lastNanos = nanoTime.getAsLong();
    err.println(
        "measuring %s in about %s; profile %s, seed %s, %s skipped".formatted(Words.count(plan.cells().size(), "cell"),
            Words.of(plan.estimate()), plan.profile().id(), plan.seed(), plan.skips().size()));
  }

  @Override
  public void remaining(Duration time) {
    remaining.left(time);
  }

  @Override
  public void forkStarted(Cell cell, int round) {
    if (nanoTime.getAsLong() - lastNanos >= QUIET_NANOS) {
      lastNanos = nanoTime.getAsLong();
      err.println("%s: %s round %s".formatted(remaining.words(), PlainText.clean(cell.id()), round + 1));
    }
  }

  @Override
  public void forkEnded(ForkResult fork) {
    remaining.forkEnded();
    // A disturbed fork is repeated and in the log; the report says how many there were.
    if (fork.status() != Status.OK && fork.status() != Status.SUSPECT) {
      note("%s %s round %s: %s".formatted(fork.status(), fork.cell(), fork.round() + 1, fork.reason().orElse("")));
    }
  }

  @Override
  public void note(String text) {
    err.println(PlainText.clean(text));
  }

  @Override
  public void runEnded() {
    err.println("measured: " + remaining.total());
  }
}
