package dev.backbench.run.launch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/**
 * Reads a process's standard output in a thread of its own: the first line with the moment it was complete, then the
 * rest, so that the process never waits for us.
 */
final class FirstLine {
  private static final int LONGEST = 64 << 10;

  private final InputStream output;
  private final CompletableFuture<Read> read = new CompletableFuture<>();

  private FirstLine(InputStream output) {
    this.output = output;
  }

  /** Starts reading. The thread ends with the stream. */
  static Future<Read> of(InputStream output) {
    FirstLine line = new FirstLine(output);
    Thread.ofPlatform().daemon().name("first-line").start(line::readAll);
    return line.read;
  }

  private void readAll() {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    byte[] buffer = new byte[8 << 10];
    try {
      int length = output.read(buffer);
      while (length >= 0) {
        if (!read.isDone()) {
          take(line, buffer, length, System.nanoTime());
        }
        length = output.read(buffer);
      }
    } catch (IOException closed) {
      // Our end is closed when the process is killed: what came before stands.
    }
    read.complete(new Read(line.toString(StandardCharsets.UTF_8), false, System.nanoTime()));
  }

  private void take(ByteArrayOutputStream line, byte[] buffer, int length, long now) {
    int end = 0;
    while (end < length && buffer[end] != '\n') {
      end++;
    }
    line.write(buffer, 0, end);
    if (end < length || line.size() > LONGEST) {
      read.complete(new Read(line.toString(StandardCharsets.UTF_8), end < length, now));
    }
  }

  /**
   * What came.
   *
   * @param text without the line break
   * @param complete whether a line break came; false when the output ended, or went on for 64 KiB, without one
   * @param nanoTime when it was complete, by {@link System#nanoTime}
   */
  record Read(String text, boolean complete, long nanoTime) {}
}
