package dev.backbench.claim;

import static java.util.Objects.requireNonNull;

import dev.backbench.result.ForkResult;
import dev.backbench.result.ForkScore;
import dev.backbench.unit.Metric;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * A quantity of one cell: a metric, or a product of several, as memory times time or memory per throughput.
 *
 * @param metric its id; empty for the cell's primary one
 * @param times ids of metrics it is multiplied by
 * @param per ids of metrics it is divided by
 */
public record Formula(Optional<String> metric, List<String> times, List<String> per) {
  /** Copies the lists. */
  public Formula {
    requireNonNull(metric, "metric");
    times = List.copyOf(times);
    per = List.copyOf(per);
  }

  /** A metric alone; empty for the cell's primary one. */
  public static Formula of(Optional<String> metric) {
    return new Formula(metric, List.of(), List.of());
  }

  /** Whether it is a metric alone. */
  boolean plain() {
    return times.isEmpty() && per.isEmpty();
  }

  /** Whether it is nothing but that metric of a cell that has it as its primary one. */
  boolean is(Metric primary) {
    return plain() && metric.map(primary.id()::equals).orElse(true);
  }

  /** What one fork says of it; empty unless the fork has every metric, and not when it would divide by 0. */
  OptionalDouble of(Metric primary, ForkResult fork) {
    OptionalDouble value = score(metric.orElse(primary.id()), primary, fork);
    for (String factor : times) {
      OptionalDouble next = score(factor, primary, fork);
      value = value.isPresent() && next.isPresent()
          ? OptionalDouble.of(value.getAsDouble() * next.getAsDouble())
          : OptionalDouble.empty();
    }
    for (String divisor : per) {
      OptionalDouble next = score(divisor, primary, fork);
      value = value.isPresent() && next.isPresent() && next.getAsDouble() > 0
          ? OptionalDouble.of(value.getAsDouble() / next.getAsDouble())
          : OptionalDouble.empty();
    }
    return value;
  }

  private static OptionalDouble score(String id, Metric primary, ForkResult fork) {
    return id.equals(primary.id())
        ? OptionalDouble.of(ForkScore.of(primary, fork.measured()))
        : ForkScore.of(id, fork);
  }

  /** Short words for a table; empty for the primary metric. */
  String label() {
    return metric.orElse("") + times.stream().map(id -> " × " + id).collect(Collectors.joining())
        + per.stream().map(id -> " per " + id).collect(Collectors.joining());
  }
}
