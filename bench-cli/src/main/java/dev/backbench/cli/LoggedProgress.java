package dev.backbench.cli;

import dev.backbench.contract.Cell;
import dev.backbench.plan.Plan;
import dev.backbench.render.PlainText;
import dev.backbench.result.ForkResult;
import dev.backbench.run.Disk;
import dev.backbench.run.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** Tells another, and keeps all of it in the run's log with the time. */
final class LoggedProgress implements Progress {
  private final Progress other;
  private final Path file;
  private final Disk disk;
  private boolean failed;

  LoggedProgress(Progress other, Path file, Disk disk) {
    this.other = other;
    this.file = file;
    this.disk = disk;
  }

  @Override
  public void runStarted(Plan plan) {
    other.runStarted(plan);
    log("profile %s, seed %s: %s, %s skipped".formatted(plan.profile().id(), plan.seed(),
        Words.count(plan.cells().size(), "cell"), plan.skips().size()));
  }

  @Override
  public void remaining(Duration time) {
    other.remaining(time);
  }

  @Override
  public void forkStarted(Cell cell, int round) {
    other.forkStarted(cell, round);
  }

  @Override
  public void forkEnded(ForkResult fork) {
    other.forkEnded(fork);
    log("%s %s round %s%s".formatted(fork.status(), fork.cell(), fork.round() + 1,
        fork.reason().map(reason -> ": " + reason).orElse("")));
  }

  @Override
  public void note(String text) {
    other.note(text);
    log(text);
  }

  @Override
  public void runEnded() {
    other.runEnded();
    log("end of measuring");
  }

  private void log(String text) {
    try {
      disk.append(file, (Instant.now() + " " + PlainText.clean(text) + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // The journal is what counts: a log that cannot be written must not end a run.
      if (!failed) {
        failed = true;
        other.note("run.log: " + e.getMessage());
      }
    }
  }
}
