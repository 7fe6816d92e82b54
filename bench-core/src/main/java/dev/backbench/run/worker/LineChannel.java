package dev.backbench.run.worker;

import dev.backbench.process.Child;
import dev.backbench.result.Status;
import dev.backbench.run.ForkFailure;
import dev.backbench.unit.Quoted;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Lines to and from a child over its standard streams. Reading has a deadline, which pipes do not offer, so a thread of
 * its own reads; a child that floods us is stopped by the full queue.
 */
public final class LineChannel implements AutoCloseable {
  /** No honest message of a worker comes near; a line without an end must not fill the memory. */
  static final int LONGEST = 8 << 10;
  private static final Duration FOR_EXIT_CODE = Duration.ofSeconds(5);

  private final String name;
  private final Child child;
  private final BlockingQueue<Arrival> arrivals = new ArrayBlockingQueue<>(16);
  private final int longest;
  private final Thread reader;

  /**
   * Reads from that child from now on.
   *
   * @param name with which failures begin
   * @param child piped
   * @param longest bytes of a line; the rest of a longer one is taken for the next
   */
  public LineChannel(String name, Child child, int longest) {
    this.name = name;
    this.child = child;
    this.longest = longest;
    reader = Thread.ofPlatform().daemon().name("worker-reader-" + child.pid()).start(this::read);
  }

  private sealed interface Arrival {
    record Line(String text) implements Arrival {}

    record End() implements Arrival {}
  }

  /** Whether the child has said something that nobody asked for. */
  boolean pending() {
    return arrivals.peek() instanceof Arrival.Line;
  }

  /** Sends a line. A child that does not listen any more shows when its answer is awaited. */
  public void send(String line) {
    try {
      child.input().write((line + "\n").getBytes(StandardCharsets.UTF_8));
      child.input().flush();
    } catch (IOException brokenPipe) {
      // Its death is reported, with the reason, by receive.
    }
  }

  /**
   * The next line.
   *
   * @param what is awaited, for the message
   * @throws ForkFailure TIMEOUT when it does not come in time, FAILED when the child ended; the child is dead then
   */
  public String receive(String what, Duration deadline) throws ForkFailure {
    Arrival arrival;
    try {
      arrival = arrivals.poll(deadline.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      child.kill();
      Thread.currentThread().interrupt();
      throw new ForkFailure(Status.INTERRUPTED, name + ": interrupted while waiting for " + what);
    }
    return switch (arrival) {
      case Arrival.Line(String text) -> text;
      case Arrival.End() -> throw ended(what);
      case null -> {
        child.kill();
        throw new ForkFailure(Status.TIMEOUT,
            "%s: expected %s within %d ms, got nothing; killed.%s".formatted(name, what, deadline.toMillis(),
                lastWords()));
      }
    };
  }

  /** Whether the child closes its output and ends by itself in that time. */
  public boolean ends(Duration deadline) {
    try {
      child.input().close();
    } catch (IOException alreadyClosed) {
      // The end is what is wanted.
    }
    return child.waitFor(deadline);
  }

  private ForkFailure ended(String what) {
    if (!child.waitFor(FOR_EXIT_CODE)) {
      child.kill();
      return new ForkFailure(Status.FAILED,
          "%s: expected %s, got the end of its output while it lived on; killed.%s".formatted(name, what, lastWords()));
    }
    return new ForkFailure(Status.FAILED,
        "%s: expected %s, but it ended with %s.%s".formatted(name, what, exit(), lastWords()));
  }

  /** Its exit code, and the signal behind it. */
  String exit() {
    int code = child.exitCode().orElse(0);
    return "exit code " + code + (code > 128 && code < 128 + 65 ? " (signal " + (code - 128) + ")" : "");
  }

  /** The last line of its log as a sentence, with a space before it; empty when there is none. */
  String lastWords() {
    String last = child.logTail().stripTrailing();
    last = last.substring(last.lastIndexOf('\n') + 1);
    return last.isBlank() ? "" : " Its last words: " + Quoted.printable(last);
  }

  private void read() {
    try (InputStream in = new BufferedInputStream(child.output())) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int next = in.read(); next >= 0; next = in.read()) {
        if (next == '\n' || line.size() == longest) {
          arrivals.put(new Arrival.Line(line.toString(StandardCharsets.UTF_8)));
          line.reset();
        } else {
          line.write(next);
        }
      }
      if (line.size() > 0) {
        arrivals.put(new Arrival.Line(line.toString(StandardCharsets.UTF_8)));
      }
    } catch (IOException closed) {
      // As good as its end.
    } catch (InterruptedException nobodyReads) {
      return;
    }
    try {
      arrivals.put(new Arrival.End());
    } catch (InterruptedException nobodyReads) {
      Thread.currentThread().interrupt();
    }
  }

  /** Stops reading; the child is dead by then, so the pipe has an end. */
  @Override
  public void close() {
    reader.interrupt();
  }
}
