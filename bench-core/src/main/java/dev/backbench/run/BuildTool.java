package dev.backbench.run;

import static java.util.Objects.requireNonNull;

import dev.backbench.process.Child;
import dev.backbench.process.Children;
import dev.backbench.process.Command;
import dev.backbench.result.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Runs the programs of a build, each to its end.
 *
 * @param children starts them
 * @param deadline for each
 * @param late status of what is built when it has no end by then
 */
record BuildTool(Children children, Duration deadline, Status late) {
  BuildTool {
    requireNonNull(children, "children");
    requireNonNull(deadline, "deadline");
    requireNonNull(late, "late");
  }

  /**
   * What it said, and how it ended.
   *
   * @param what for messages: {@code go build of <folder>}
   * @param folder where it works
   * @param environment added to the inherited one
   * @throws ForkFailure when the deadline passes or the thread is interrupted; it is killed
   */
  Said run(String what, List<String> argv, Path folder, Map<String, String> environment)
      throws IOException, ForkFailure {
    Path log = Files.createTempFile("backbench-build-", ".log");
    try {
      Child child = children.start(new Command(argv, folder, environment, List.of(), log, false));
      if (!child.waitFor(deadline)) {
        child.kill();
        throw new ForkFailure(Thread.currentThread().isInterrupted() ? Status.INTERRUPTED : late,
            "%s: expected an end within %d s, got none; killed.".formatted(what, deadline.toSeconds()));
      }
      return new Said(child.exitCode().orElse(0), child.logTail());
    } finally {
      Files.delete(log);
    }
  }

  /**
   * A program's end.
   *
   * @param exitCode 0 for success
   * @param words the end of what it printed; may hold addresses, so not every tool's may be repeated
   */
  record Said(int exitCode, String words) {
    boolean success() {
      return exitCode == 0;
    }
  }
}
