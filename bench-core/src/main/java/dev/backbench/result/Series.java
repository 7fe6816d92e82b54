package dev.backbench.result;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Values over the time of a fork: pauses, memory, a warm-up curve.
 *
 * @param id kebab-case name: {@code gc-pause}
 * @param unit of the values
 * @param points in time order
 */
public record Series(String id, String unit, List<Point> points) {
  /** Copies the list. */
  public Series {
    requireNonNull(id, "id");
    requireNonNull(unit, "unit");
    points = List.copyOf(points);
  }

  /**
   * One value.
   *
   * @param offsetNanos nanoseconds since the start of the run
   * @param value in the series' unit
   */
  public record Point(long offsetNanos, double value) {}
}
