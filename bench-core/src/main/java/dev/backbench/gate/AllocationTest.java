package dev.backbench.gate;

import dev.backbench.result.Sample;
import dev.backbench.stats.Moments;
import dev.backbench.unit.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The second gate of a benchmark, on allocated bytes per operation. They hardly vary, so counting pairs suffices. Used
 * by one thread.
 */
public final class AllocationTest {
  private static final double RISE = 0.01;
  private static final double RISE_BYTES = 16;
  private static final int MIN_PAIRS = 4;

  private final List<Double> base = new ArrayList<>();
  private final List<Double> candidate = new ArrayList<>();
  private int rises;

  /** No pair seen yet. */
  public AllocationTest() {}

  /** Adds the medians of a pair's slices; a pair of which an arm tells no bytes is left out. */
  public void add(Pair pair) {
    OptionalDouble before = median(pair.base());
    OptionalDouble after = median(pair.candidate());
    if (before.isEmpty() || after.isEmpty()) {
      return;
    }
    double bytes = before.getAsDouble();
    base.add(bytes);
    candidate.add(after.getAsDouble());
    if (after.getAsDouble() - bytes > Math.max(RISE * bytes, RISE_BYTES)) {
      rises++;
    }
  }

  /** What rose, once three pairs of four did; empty otherwise. */
  public Optional<String> finding() {
    if (base.size() < MIN_PAIRS || 4 * rises < 3 * base.size()) {
      return Optional.empty();
    }
    return Optional.of(String.format(Locale.ROOT, "allocation rose from %.0f to %.0f B/op (in %d of %d pairs)",
        middle(base), middle(candidate), rises, base.size()));
  }

  private static double middle(List<Double> values) {
    return Moments.median(values.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private static OptionalDouble median(List<Sample> samples) {
    List<Double> bytes = samples.stream()
        .map(sample -> Optional.ofNullable(sample.secondary().get(Metric.ALLOCATION.id())))
        .flatMap(Optional::stream).toList();
    return bytes.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(middle(bytes));
  }
}
