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

/**
 * For a person: one live line. It changes only when the scheduler calls, which is between slices; a timer would redraw
 * during a measurement, and redrawing is noise.
 */
final class TerminalProgress implements Progress {
  private static final String ERASE = "\r\u001b[K";

  private final PrintStream err;
  private final int width;
  private final Remaining remaining;
  private String live = "";

  TerminalProgress(PrintStream err, int width, LongSupplier nanoTime) {
    this.err = err;
    this.width = width;
    this.remaining = new Remaining(nanoTime);
  }

  @Override
  public void runStarted(Plan plan) {
    remaining.started(plan);
    draw("about " + Words.of(plan.estimate()));
  }

  @Override
  public void remaining(Duration time) {
    remaining.left(time);
  }

  @Override
  public void forkStarted(Cell cell, int round) {
    draw("%s  %s round %s".formatted(remaining.words(), PlainText.clean(cell.id()), round + 1));
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
    err.print(ERASE);
    err.println(PlainText.clean(text));
    draw(live);
  }

  @Override
  public void runEnded() {
    err.print(ERASE);
    err.flush();
  }

  private void draw(String line) {
    live = line;
    // One column short: a full line would wrap, and erasing reaches one line only.
    err.print(ERASE + (line.length() < width ? line : line.substring(0, width - 1)));
    err.flush();
  }
}
