package dev.backbench.plan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Asks a program about itself. Not a {@code process.Child}: it changes nothing, and it is over before a run has an id.
 *
 * @param deadline after which the program and what it started are killed
 */
record Query(Duration deadline) {
  private static final int MOST_BYTES = 64 << 10;

  /**
   * What it printed, both streams.
   *
   * @throws Unanswered when it does not start, fails, or is not done in time; the message follows the program's name
   */
  List<String> ask(Path program, List<String> args) throws Unanswered {
    List<String> argv = new ArrayList<>(List.of(program.toString()));
    argv.addAll(args);
    Path answer = null;
    try {
      // Into a file: an offspring that keeps a pipe open would keep us waiting after the program's end.
      answer = Files.createTempFile("backbench-query", ".txt");
      ProcessBuilder builder = new ProcessBuilder(argv).redirectErrorStream(true).redirectOutput(answer.toFile())
          .directory(answer.resolveSibling("").toFile());
      Process process = builder.start();
      process.getOutputStream().close();
      await(process);
      return lines(answer);
    } catch (IOException e) {
      throw new Unanswered("does not start");
    } finally {
      delete(answer);
    }
  }

  private void await(Process process) throws Unanswered {
    try {
      if (!process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new Unanswered(String.format(Locale.ROOT, "did not answer within %d s", deadline.toSeconds()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unanswered("was interrupted");
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    if (process.exitValue() != 0) {
      throw new Unanswered("ended with exit code " + process.exitValue());
    }
  }

  private static List<String> lines(Path answer) throws IOException {
    try (InputStream in = Files.newInputStream(answer)) {
      return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8).lines().map(String::strip).toList();
    }
  }

  private static void delete(@Nullable Path file) {
    try {
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      // A file of a few bytes stays in the temporary folder.
    }
  }

  /** No usable answer. */
  static final class Unanswered extends Exception {
    private static final long serialVersionUID = 1L;

    Unanswered(String message) {
      super(message);
    }
  }
}
