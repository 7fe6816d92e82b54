package dev.backbench.run.jmh;

import dev.backbench.gate.GateMetric;
import dev.backbench.process.ThreadWaits;
import dev.backbench.result.Status;
import dev.backbench.run.ForkFailure;
import dev.backbench.run.Slice;
import dev.backbench.unit.Metric;
import java.net.ProtocolException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What JMH did with one token, or with several in a row: single shots ignore the length of a slice.
 *
 * @param operations all that were done, those before and after the measured part included
 * @param wallNanos the time that they take at JMH's own rate: set-up between iterations is not in it
 * @param cpuNanos process CPU between token and answer
 * @param allocatedBytes on the heap, of all threads
 * @param jitNanos compile time
 * @param gcNanos pause time
 * @param loadedClasses number
 * @param waits of all threads, between token and answer
 * @param reported what the benchmark counted itself, by metric id, in the metric's unit
 */
record Iteration(long operations, double wallNanos, OptionalLong cpuNanos, OptionalLong allocatedBytes,
    OptionalLong jitNanos, OptionalLong gcNanos, OptionalLong loadedClasses,
    Optional<ThreadWaits> waits, SortedMap<String, Double> reported) {
  private static final String SCORE = "score.";
  private static final double SECOND = 1e9;

  /** From the probe's answer; the CPU time is ours where we could read it, the waits always. */
  static Iteration of(ProbeMessage done, OptionalLong cpuNanos, Optional<ThreadWaits> waits)
      throws ProtocolException {
    long operations = done.number("ops");
    double perSecond = done.decimal("rate_per_second");
    if (operations < 1 || !(perSecond > 0 && perSecond < Double.POSITIVE_INFINITY)) {
      throw new ProtocolException(
          "expected operations and rate > 0, got %d at %s per second".formatted(operations, perSecond));
    }
    SortedMap<String, Double> reported = new TreeMap<>();
    for (Map.Entry<String, String> field : done.fields()) {
      if (field.getKey().startsWith(SCORE)) {
        String label = field.getKey().substring(SCORE.length());
        String id = kebab(label);
        double value = inMetricUnit(done.decimal(field.getKey()), done.text("unit." + label));
        // Nothing happened: its logarithm, on which means are taken, does not exist.
        if (Metric.byId(id).isPresent() && value > 0) {
          reported.put(id, value);
        }
      }
    }
    return new Iteration(operations, operations / perSecond * SECOND,
        cpuNanos.isPresent() ? cpuNanos : done.optionalNumber("cpu_ns"), done.optionalNumber("allocated_bytes"),
        done.optionalNumber("jit_ns"), done.optionalNumber("gc_ns"), done.optionalNumber("classes"), waits,
        reported);
  }

  /** This and the next; a counter that the benchmark reports is the later one's. */
  Iteration plus(Iteration next) {
    return new Iteration(operations + next.operations, wallNanos + next.wallNanos, sum(cpuNanos, next.cpuNanos),
        sum(allocatedBytes, next.allocatedBytes), sum(jitNanos, next.jitNanos), sum(gcNanos, next.gcNanos),
        sum(loadedClasses, next.loadedClasses),
        waits.flatMap(each -> next.waits.map(each::plus)), next.reported);
  }

  /**
   * As a slice.
   *
   * @throws ForkFailure INVALID when it does not tell the metric
   */
  Slice slice(Metric metric) throws ForkFailure {
    SortedMap<String, Double> secondary = new TreeMap<>(reported);
    allocatedBytes.ifPresent(bytes -> secondary.put(Metric.ALLOCATION.id(), (double) bytes / operations));
    waits.ifPresent(each -> {
      secondary.put(GateMetric.VOLUNTARY_SWITCHES, (double) each.voluntarySwitches());
      secondary.put(GateMetric.QUEUED_NANOS, (double) each.queuedNanos());
      if (cpuNanos.orElse(0) > 0) {
        secondary.put(Metric.GC_CPU_SHARE.id(), Math.min(1, each.collectorNanos() / (double) cpuNanos.getAsLong()));
      }
    });
    double score = score(metric, secondary);
    secondary.remove(metric.id());
    return new Slice(operations, Math.max(1, Math.round(wallNanos)), cpuNanos, score, secondary, jitNanos, gcNanos,
        loadedClasses);
  }

  private double score(Metric metric, SortedMap<String, Double> secondary) throws ForkFailure {
    if (metric.equals(Metric.THROUGHPUT)) {
      return operations / wallNanos * SECOND;
    }
    if (metric.equals(Metric.CPU_TIME) && cpuNanos.isPresent()) {
      return (double) cpuNanos.getAsLong() / operations;
    }
    Double value = secondary.get(metric.id());
    if (value == null) {
      throw new ForkFailure(Status.INVALID,
          "expected a value of \"%s\", got none. Count it in an @AuxCounters(EVENTS) field named %s."
              .formatted(metric.id(), camel(metric.id())));
    }
    return value;
  }

  private static OptionalLong sum(OptionalLong a, OptionalLong b) {
    return a.isPresent() && b.isPresent() ? OptionalLong.of(a.getAsLong() + b.getAsLong()) : OptionalLong.empty();
  }

  /** Events are counts in the unit that the metric says; rates and times come in the benchmark's time unit. */
  static double inMetricUnit(double score, String unit) throws ProtocolException {
    if (unit.startsWith("ops/")) {
      return score * SECOND / nanos(unit.substring("ops/".length()));
    }
    if (unit.endsWith("/op")) {
      return score * nanos(unit.substring(0, unit.length() - "/op".length()));
    }
    return score;
  }

  private static double nanos(String timeUnit) throws ProtocolException {
    return switch (timeUnit) {
      case "ns" -> 1;
      case "us" -> 1e3;
      case "ms" -> 1e6;
      case "s" -> SECOND;
      case "min" -> 60 * SECOND;
      case "hr" -> 3600 * SECOND;
      case "day" -> 86400 * SECOND;
      default -> throw new ProtocolException("expected a time unit of JMH, got \"" + timeUnit + "\"");
    };
  }

  private static String kebab(String camel) {
    return camel.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }

  private static String camel(String kebab) {
    StringBuilder camel = new StringBuilder();
    for (int i = 0; i < kebab.length(); i++) {
      boolean first = i > 0 && kebab.charAt(i - 1) == '-';
      if (kebab.charAt(i) != '-') {
        camel.append(first ? Character.toUpperCase(kebab.charAt(i)) : kebab.charAt(i));
      }
    }
    return camel.toString();
  }
}
