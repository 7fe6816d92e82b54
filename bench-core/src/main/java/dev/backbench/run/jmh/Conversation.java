package dev.backbench.run.jmh;

import dev.backbench.process.Suspension;
import dev.backbench.result.Status;
import dev.backbench.run.ForkFailure;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything that is said and done between us and one forked JVM, with a deadline for every answer. */
final class Conversation implements AutoCloseable {
  private static final Duration AFTER_KILL = Duration.ofSeconds(5);
  private static final Duration FOR_DUMP = Duration.ofSeconds(3);
  private static final Duration GLANCE = Duration.ofMillis(20);

  private final String fork;
  private final JmhHost host;
  private final Path output;
  private final Deadlines deadlines;
  private final BlockingQueue<ForkEvent> inbox = new LinkedBlockingQueue<>();
  private @Nullable Connection connection;
  private @Nullable ProcessHandle process;
  private @Nullable Suspension suspension;
  private boolean ended;

  Conversation(String fork, JmhHost host, Path output, Deadlines deadlines) {
    this.fork = fork;
    this.host = host;
    this.output = output;
    this.deadlines = deadlines;
  }

  BlockingQueue<ForkEvent> inbox() {
    return inbox;
  }

  /** Waits for the connection; the greeting. */
  ProbeMessage connected(Duration atMost) throws ForkFailure {
    if (!(next(atMost, "start") instanceof ForkEvent.Connected(Connection line, ProbeMessage hello))) {
      throw nonsense("expected a connection first");
    }
    connection = line;
    try {
      long pid = hello.number("pid");
      // A fork that lies about its id must not make us kill a stranger.
      process = host.child().tree().contains(pid) ? ProcessHandle.of(pid).orElse(null) : null;
    } catch (ProtocolException e) {
      throw nonsense(e.toString());
    }
    if (process == null) {
      throw nonsense("expected a process of our host, got pid " + hello.first("pid").orElse("none"));
    }
    return hello;
  }

  /** From now on the fork is stopped whenever {@link #park} is called. */
  void suspendWhileParked() {
    ProcessHandle forked = process;
    if (forked != null) {
      suspension = new Suspension(forked);
    }
  }

  /** It waits for us; what it does in the background waits, too, if so arranged. */
  void park() {
    Suspension arranged = suspension;
    if (arranged != null) {
      arranged.suspend();
    }
  }

  /** Waits for one message with that verb. */
  ProbeMessage expect(String verb, Duration atMost, String what) throws ForkFailure {
    if (!(next(atMost, what) instanceof ForkEvent.Said(ProbeMessage message)) || !message.verb().equals(verb)) {
      throw nonsense("expected " + verb);
    }
    return message;
  }

  /** Wakes it if it is stopped, and says that. */
  void send(ProbeMessage message) throws ForkFailure {
    Connection line = connection;
    if (line == null) {
      throw new IllegalStateException("fork " + fork + ": expected a connection before " + message.verb());
    }
    Suspension arranged = suspension;
    if (arranged != null) {
      arranged.resume();
    }
    try {
      line.send(message);
    } catch (IOException e) {
      throw afterEnd(e.toString());
    }
  }

  /** Waits for the end of the JMH run; whether the benchmark ran to its end. */
  boolean awaitEnd(Duration atMost, String what) throws ForkFailure {
    long end = System.nanoTime() + atMost.toNanos();
    while (true) {
      ForkEvent event = poll(Duration.ofNanos(end - System.nanoTime())).orElseThrow(() -> missed(atMost, what));
      switch (event) {
        case ForkEvent.Ended(ProbeMessage message) -> {
          return completed(message);
        }
        case ForkEvent.HostGone(String why) -> throw hostGone(why);
        case ForkEvent.Connected _,ForkEvent.Said _,ForkEvent.HungUp _,ForkEvent.Babbled _ -> {
          // What it says while it ends does not matter any more.
        }
      }
    }
  }

  private boolean completed(ProbeMessage message) throws ForkFailure {
    ended = true;
    if (!message.verb().equals("ENDED")) {
      throw new ForkFailure(Status.FAILED, "JMH refused: " + message.first("message").orElse("no reason given"));
    }
    try {
      return message.number("completed") == 1;
    } catch (ProtocolException e) {
      throw nonsense(e.toString());
    }
  }

  /** The next event that is no end. */
  private ForkEvent next(Duration atMost, String what) throws ForkFailure {
    ForkEvent event = poll(atMost).orElseThrow(() -> missed(atMost, what));
    return switch (event) {
      case ForkEvent.HostGone(String why) -> throw hostGone(why);
      case ForkEvent.HungUp _ -> throw afterEnd("it hung up amid a slice (Runtime.halt?)");
      case ForkEvent.Babbled(String why) -> throw nonsense(why);
      case ForkEvent.Ended(ProbeMessage message) -> {
        completed(message);
        throw failure("it ended before its time");
      }
      case ForkEvent.Said(ProbeMessage message) when message.verb().equals("FAILED") ->
        throw afterEnd(message.first("message").orElse("no reason given"));
      case ForkEvent.Said said -> said;
      case ForkEvent.Connected connected -> connected;
    };
  }

  private Optional<ForkEvent> poll(Duration atMost) throws ForkFailure {
    try {
      return Optional.ofNullable(inbox.poll(Math.max(0, atMost.toNanos()), TimeUnit.NANOSECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ForkFailure(Status.INTERRUPTED, "interrupted while it ran");
    }
  }

  /** JMH knows why, and says so once the fork has ended. */
  private ForkFailure afterEnd(String otherwise) throws ForkFailure {
    awaitEnd(deadlines.slack(), "its end after a failure");
    return failure(otherwise);
  }

  /** Why it failed, in JMH's words if it has any. */
  ForkFailure failure(String otherwise) {
    return JmhOutput.read(output).failure(otherwise);
  }

  private ForkFailure hostGone(String why) {
    ended = true;
    kill();
    return new ForkFailure(Status.FAILED, why);
  }

  private ForkFailure nonsense(String what) {
    kill();
    return new ForkFailure(Status.FAILED, "fork talked nonsense: " + what);
  }

  /** Dumps its threads, then kills it. */
  private ForkFailure missed(Duration deadline, String what) {
    ProcessHandle forked = process;
    String where = "";
    if (forked != null && forked.isAlive()) {
      host.child().dumpThreads(List.of(forked.pid()));
      long end = System.nanoTime() + FOR_DUMP.toNanos();
      while (!JmhOutput.read(output).dumped() && forked.isAlive() && System.nanoTime() < end) {
        host.child().waitFor(GLANCE);
      }
      where = JmhOutput.read(output).position().map(position -> ", stuck at " + position).orElse("");
    }
    kill();
    return new ForkFailure(Status.TIMEOUT, String.format(Locale.ROOT,
        "%s: expected within %.1f s, did not happen; killed%s", what, deadline.toNanos() / 1e9, where));
  }

  /** Kills it with its descendants; without a process to kill, its host, for the fork must be below that. */
  void kill() {
    ProcessHandle forked = process;
    if (forked != null) {
      Stream.concat(Stream.of(forked), forked.descendants()).toList().forEach(ProcessHandle::destroyForcibly);
    } else if (!ended) {
      host.child().kill();
    }
  }

  /** Kills what is left and forgets it. */
  @Override
  public void close() {
    if (!ended) {
      kill();
      try {
        awaitEnd(AFTER_KILL, "its end after a kill");
      } catch (ForkFailure dead) {
        // That it is dead is all that was wanted.
      }
    }
    if (connection != null) {
      connection.close();
    }
    host.forget(fork);
  }
}
