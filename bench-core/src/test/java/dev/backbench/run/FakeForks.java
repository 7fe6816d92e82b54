package dev.backbench.run;

import dev.backbench.plan.PlannedCell;
import dev.backbench.result.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/** Forks in virtual time: every slice advances the clock by its length and is written down. */
final class FakeForks implements ForkSource, LongSupplier {
  final List<String> events = new ArrayList<>();
  final Set<String> open = new HashSet<>();
  private final Map<String, ForkFailure> failures = new HashMap<>();
  private final Map<String, Integer> started = new HashMap<>();
  private long now = 1_000_000_000L;
  String runtime = "fake 1";
  Duration lag = Duration.ZERO;
  /** The first slices of all forks together that end before an operation has. */
  int empty;
  /** The first slices of all forks together that compile half of the time. */
  int compiling;
  /** Operations that each slice of any fork has more than the one before. */
  int growth;
  private int operations = 1000;
  /** What it takes to prepare a contender for the first time, by contender. */
  final Map<String, Duration> preparations = new HashMap<>();

  /** The n-th fork (from 1) of that contender fails at its first slice. */
  void failAt(String contender, int nth, Status status, String message) {
    failures.put(contender + nth, new ForkFailure(status, message));
  }

  @Override
  public long getAsLong() {
    return now;
  }

  @Override
  public void prepare(ForkRequest request) {
    Duration takes = preparations.remove(request.cell().cell().contender());
    now += takes == null ? 0 : takes.toNanos();
  }

  @Override
  public Fork start(ForkRequest request) {
    PlannedCell cell = request.cell();
    String contender = cell.cell().contender();
    int nth = started.merge(contender, 1, Integer::sum);
    events.add("start " + contender);
    open.add(contender + nth);
    return new Fork() {
      @Override
      public Map<String, String> facts() {
        return Map.of("runtime", runtime);
      }

      @Override
      public Slice run(Duration atLeast) throws ForkFailure {
        ForkFailure failure = failures.get(contender + nth);
        if (failure != null) {
          throw failure;
        }
        now += atLeast.toNanos() + lag.toNanos();
        events.add("slice " + contender);
        operations += growth;
        return new Slice(empty-- > 0 ? 0 : operations, atLeast.toNanos(), OptionalLong.of(atLeast.toNanos()),
            Double.NaN, new TreeMap<>(), OptionalLong.of(compiling-- > 0 ? atLeast.toNanos() / 2 : 0),
            OptionalLong.empty(), OptionalLong.empty());
      }

      @Override
      public Remains finish() {
        events.add("finish " + contender);
        return Remains.NOTHING;
      }

      @Override
      public void close() {
        open.remove(contender + nth);
      }
    };
  }

  @Override
  public void close() {}
}
