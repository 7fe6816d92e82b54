package dev.backbench.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A process that {@link Children} started, with its descendants. */
public final class Child {
  private static final Duration AFTER_KILL = Duration.ofSeconds(5);
  private static final int TAIL_BYTES = 16 << 10;

  private final Command command;
  private final Process process;

  Child(Command command, Process process) {
    this.command = command;
    this.process = process;
  }

  Process process() {
    return process;
  }

  /** The process id, which is also the id of its group and session where {@code setsid} exists. */
  public long pid() {
    return process.pid();
  }

  /** Whether it runs. */
  public boolean alive() {
    return process.isAlive();
  }

  /** Its exit code; 128 + n for signal n. Empty while it runs. */
  public OptionalInt exitCode() {
    return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
  }

  /** Our end of its standard output; only for a piped command. */
  public InputStream output() {
    return process.getInputStream();
  }

  /** Our end of its standard input; only for a piped command. */
  public OutputStream input() {
    return process.getOutputStream();
  }

  /** Waits for its end that long; whether it ended. */
  public boolean waitFor(Duration atMost) {
    try {
      return process.waitFor(atMost.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return !process.isAlive();
    }
  }

  /** CPU nanoseconds of the process and its live descendants, and of its own dead and awaited children. */
  public long cpuNanos() {
    return ProcessClock.treeNanos(pid());
  }

  /** The ids of the process and its live descendants. */
  public List<Long> tree() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants()).map(ProcessHandle::pid).toList();
  }

  /** Asks for an orderly end: SIGTERM. */
  public void terminate() {
    Posix.kill(pid(), Posix.SIGTERM);
  }

  /** Asks the process alone for an immediate end, as PostgreSQL understands it: SIGQUIT. */
  public void quit() {
    Posix.kill(pid(), Posix.SIGQUIT);
  }

  /** Asks every JVM in the tree to print its threads into its log: SIGQUIT. Other runtimes would die of it. */
  public void dumpThreads(List<Long> jvms) {
    jvms.forEach(pid -> Posix.kill(pid, Posix.SIGQUIT));
  }

  /** Kills it and all its descendants, and waits for its end. */
  public void kill() {
    List<Long> pids = tree();
    Posix.kill(-pid(), Posix.SIGKILL);
    pids.forEach(pid -> Posix.kill(pid, Posix.SIGKILL));
    waitFor(AFTER_KILL);
  }

  /** The last lines of its log, at most 16 KiB; empty when there is none. */
  public String logTail() {
    return tail(command.log());
  }

  static String tail(Path file) {
    if (!Files.isReadable(file)) {
      return "";
    }
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      byte[] bytes = new byte[(int) Math.min(in.length(), TAIL_BYTES)];
      in.seek(in.length() - bytes.length);
      in.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "(log unreadable: " + e.getMessage() + ")";
    }
  }
}
