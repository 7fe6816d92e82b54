package dev.backbench.run.jmh;

import dev.backbench.process.Child;
import dev.backbench.result.Status;
import dev.backbench.run.ForkFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A process in which JMH forks on request, for one jar, one set of CPUs and one environment. */
final class JmhHost implements AutoCloseable {
  private static final Duration GOODBYE = Duration.ofSeconds(5);
  private static final String LISTING = "";

  private final Child child;
  private final Path directory;
  private final Map<String, BlockingQueue<ForkEvent>> forks = new ConcurrentHashMap<>();
  private volatile String gone = "";

  /** With a directory of its own, which is removed with it. */
  JmhHost(Child child, Path directory) {
    this.child = child;
    this.directory = directory;
    Thread.ofPlatform().daemon().name("jmh-host-" + child.pid()).start(this::listen);
  }

  Child child() {
    return child;
  }

  boolean alive() {
    return gone.isEmpty() && child.alive();
  }

  boolean idle() {
    return forks.isEmpty();
  }

  /** Starts a JMH run; what becomes of it goes to the inbox. */
  void run(String fork, ProbeMessage request, BlockingQueue<ForkEvent> inbox) {
    forks.put(fork, inbox);
    send(request, inbox);
  }

  /** Forgets a fork that nobody waits for any more. */
  void forget(String fork) {
    forks.remove(fork);
  }

  /** What its jar holds. */
  List<JmhBenchmark> list(Duration atMost) throws ForkFailure {
    BlockingQueue<ForkEvent> inbox = new LinkedBlockingQueue<>();
    forks.put(LISTING, inbox);
    try {
      send(ProbeMessage.of("LIST"), inbox);
      List<JmhBenchmark> benchmarks = new ArrayList<>();
      long end = System.nanoTime() + atMost.toNanos();
      while (true) {
        ForkEvent event = inbox.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (event == null) {
          throw new ForkFailure(Status.TIMEOUT, "listing benchmarks: no answer within " + atMost);
        }
        if (!(event instanceof ForkEvent.Ended(ProbeMessage message))) {
          throw new ForkFailure(Status.FAILED, "listing benchmarks: " + gone);
        }
        if (message.verb().equals("LISTED")) {
          return benchmarks;
        }
        benchmarks.add(benchmark(message));
      }
    } catch (ProtocolException e) {
      throw new ForkFailure(Status.FAILED, "listing benchmarks: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ForkFailure(Status.INTERRUPTED, "interrupted while listing benchmarks");
    } finally {
      forks.remove(LISTING);
    }
  }

  private static JmhBenchmark benchmark(ProbeMessage message) throws ProtocolException {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    message.fields().stream().filter(field -> field.getKey().startsWith("param."))
        .forEach(field -> parameters.computeIfAbsent(field.getKey().substring("param.".length()),
            _ -> new ArrayList<>()).add(field.getValue()));
    OptionalInt threads = message.text("threads").isEmpty()
        ? OptionalInt.empty()
        : OptionalInt.of((int) message.number("threads"));
    return new JmhBenchmark(message.text("name"), message.text("mode"), threads, message.text("unit"), parameters,
        message.fields().stream().filter(field -> field.getKey().equals("jvm_arg")).map(Map.Entry::getValue).toList());
  }

  private void send(ProbeMessage request, BlockingQueue<ForkEvent> inbox) {
    try {
      child.input().write(request.bytes());
      child.input().flush();
    } catch (IOException e) {
      inbox.add(new ForkEvent.HostGone("JMH host is gone: " + lastWords()));
      return;
    }
    if (!gone.isEmpty()) {
      inbox.add(new ForkEvent.HostGone(gone));
    }
  }

  private void listen() {
    try (BufferedReader in = new BufferedReader(new InputStreamReader(child.output(), StandardCharsets.US_ASCII))) {
      for (ProbeMessage message = ProbeMessage.read(in); !message.isEnd(); message = ProbeMessage.read(in)) {
        BlockingQueue<ForkEvent> inbox = forks.get(message.first("fork").orElse(LISTING));
        if (inbox != null) {
          inbox.add(new ForkEvent.Ended(message));
        }
      }
      child.waitFor(GOODBYE);
      gone = "JMH host is gone: " + lastWords();
    } catch (IOException e) {
      gone = "JMH host talked nonsense: " + e.getMessage();
      child.kill();
    }
    forks.values().forEach(inbox -> inbox.add(new ForkEvent.HostGone(gone)));
  }

  private String lastWords() {
    List<String> lines = child.logTail().lines().filter(line -> !line.isBlank()).toList();
    String exit = child.exitCode().isPresent() ? JmhOutput.exit(child.exitCode().getAsInt()) : "still running";
    return lines.isEmpty() ? exit : exit + ", " + lines.getLast();
  }

  /** Asks it to go, and kills it when it does not. */
  @Override
  public void close() {
    try {
      child.input().close();
    } catch (IOException e) {
      // It is gone already.
    }
    child.waitFor(GOODBYE);
    // Also after an orderly end: a benchmark may have started something that outlives it.
    child.kill();
    Trees.delete(directory);
  }
}
