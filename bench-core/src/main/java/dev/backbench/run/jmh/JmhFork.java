package dev.backbench.run.jmh;

import dev.backbench.process.ProcessClock;
import dev.backbench.process.Suspension;
import dev.backbench.process.ThreadWaits;
import dev.backbench.result.Status;
import dev.backbench.run.Fork;
import dev.backbench.run.ForkFailure;
import dev.backbench.run.Held;
import dev.backbench.run.SeriesFile;
import dev.backbench.run.Slice;
import dev.backbench.unit.Metric;
import java.net.ProtocolException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * A forked JVM of JMH, parked before its next iteration whenever we are not waiting for it. With a concurrent collector it is
 * stopped meanwhile: marking took 25-190 ms of another's slice.
 */
final class JmhFork implements Fork {
  private static final String FACT = "fact.";
  private static final String COLLECTOR = "collector";
  /** Of the names of collectors as a JVM gives them: those that work while the program does, and while it is parked. */
  private static final Pattern CONCURRENT = Pattern.compile("G1|ZGC|Shenandoah");
  private static final String SINGLE_SHOT = "ss";
  private static final double STALL_FACTOR = 10;
  private static final long STALL_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final double STALL_CALLS = 20;

  private final Conversation conversation;
  private final Deadlines deadlines;
  private final Metric metric;
  private final Path leavings;
  private final long pid;
  private final String mode;
  /** Of all threads, each in one call. */
  private final long operationsAtOnce;
  private final Map<String, String> facts = new TreeMap<>();
  private Duration longest = Duration.ZERO;
  private double shortestCallNanos = Double.POSITIVE_INFINITY;

  private JmhFork(Conversation conversation, Deadlines deadlines, Metric metric, Path leavings, ProbeMessage hello)
      throws ProtocolException {
    this.conversation = conversation;
    this.deadlines = deadlines;
    this.metric = metric;
    this.leavings = leavings;
    pid = hello.number("pid");
    mode = hello.text("mode");
    operationsAtOnce = hello.number("threads") * hello.number("ops_per_call");
    facts.put("jmh_mode", mode);
    facts.put("threads", hello.text("threads"));
    hello.fields().stream().filter(field -> field.getKey().startsWith(FACT))
        .forEach(field -> facts.put(field.getKey().substring(FACT.length()), field.getValue()));
  }

  /**
   * Waits until it is ready. One operation is done and forgotten, because JMH sets the trial up, and the kernel checks its
   * verify input, inside the first iteration; not so with single shots, where the first may be the one that matters.
   */
  static JmhFork ready(Conversation conversation, Deadlines deadlines, Metric metric, Path leavings)
      throws ForkFailure {
    ProbeMessage hello = conversation.connected(deadlines.start());
    conversation.expect("READY", deadlines.start(), "start");
    try {
      JmhFork fork = new JmhFork(conversation, deadlines, metric, leavings, hello);
      if (Suspension.possible() && CONCURRENT.matcher(fork.facts.getOrDefault(COLLECTOR, "")).find()) {
        fork.facts.put("parked", "stopped");
        conversation.suspendWhileParked();
      }
      if (!fork.mode.equals(SINGLE_SHOT)) {
        fork.grant(Duration.ofMillis(1), deadlines.setUp(), "set-up");
      }
      return fork;
    } catch (ProtocolException e) {
      throw new ForkFailure(Status.FAILED, "fork talked nonsense: " + e.getMessage());
    }
  }

  @Override
  public Map<String, String> facts() {
    return Map.copyOf(facts);
  }

  @Override
  public Slice run(Duration atLeast) throws ForkFailure {
    String what = "slice of " + atLeast.toMillis() + " ms";
    Duration deadline = longest.isZero() ? deadlines.setUp() : deadlines.ofSlice(atLeast);
    long start = System.nanoTime();
    Iteration all = grant(atLeast, deadline, what);
    while (mode.equals(SINGLE_SHOT) && System.nanoTime() - start < atLeast.toNanos()) {
      all = all.plus(grant(atLeast, deadlines.ofSlice(atLeast), what));
    }
    return all.slice(metric);
  }

  /**
   * A slice ends with the calls that are under way when its time is up. One that lasts far longer although calls are
   * short, in this slice or in one before, was stopped from outside, and JMH would report the pause as if the benchmark were
   * that slow. Pauses of its own collector are the benchmark's: a full one over a live set of gigabytes takes seconds.
   */
  private void refuseStalled(Iteration iteration, Duration atLeast) throws ForkFailure {
    shortestCallNanos = Math.min(shortestCallNanos, iteration.wallNanos() / iteration.operations() * operationsAtOnce);
    double limit = Math.max(STALL_FACTOR * atLeast.toNanos() + STALL_NANOS, STALL_CALLS * shortestCallNanos)
        + iteration.gcNanos().orElse(0);
    if (!mode.equals(SINGLE_SHOT) && iteration.wallNanos() > limit) {
      throw new ForkFailure(Status.TIMEOUT, String.format(Locale.ROOT,
          "slice of %d ms: expected it to end within %.1f s, took %.1f s. Was the process stopped?",
          atLeast.toMillis(), limit / 1e9, iteration.wallNanos() / 1e9));
    }
  }

  private Iteration grant(Duration atLeast, Duration deadline, String what) throws ForkFailure {
    long millis = Math.max(1, TimeUnit.NANOSECONDS.toMillis(atLeast.toNanos() + TimeUnit.MILLISECONDS.toNanos(1) - 1));
    long start = System.nanoTime();
    ThreadWaits.Reading waitsBefore = ThreadWaits.Reading.of(pid);
    OptionalLong before = ProcessClock.cpuNanos(pid);
    conversation.send(ProbeMessage.of("GRANT").with("ms", millis));
    ProbeMessage done = conversation.expect("DONE", deadline, what);
    OptionalLong after = ProcessClock.cpuNanos(pid);
    Optional<ThreadWaits> waits = ThreadWaits.Reading.of(pid).since(waitsBefore, System.nanoTime() - start);
    // Only when it is parked again is the machine free for the next fork.
    conversation.expect("READY", deadlines.slack(), "parking");
    conversation.park();
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    longest = took.compareTo(longest) > 0 ? took : longest;
    try {
      Iteration iteration = Iteration.of(done, before.isPresent() && after.isPresent()
          ? OptionalLong.of(after.getAsLong() - before.getAsLong())
          : OptionalLong.empty(), waits);
      refuseStalled(iteration, atLeast);
      return iteration;
    } catch (ProtocolException e) {
      throw new ForkFailure(Status.INVALID, what + ": " + e.getMessage());
    }
  }

  @Override
  public Remains finish() throws ForkFailure {
    SortedMap<String, Double> held = Held.by(List.of(pid));
    conversation.send(ProbeMessage.of("END"));
    Duration deadline = deadlines.ofSlice(longest);
    if (!conversation.awaitEnd(deadline, "tear-down")) {
      throw conversation.failure("it failed during its tear-down");
    }
    return new Remains(SeriesFile.read(leavings.resolve(SeriesFile.NAME)), List.of(), held, Optional.empty());
  }

  @Override
  public void close() {
    conversation.close();
  }
}
