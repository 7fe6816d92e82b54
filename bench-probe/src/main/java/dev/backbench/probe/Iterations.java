package dev.backbench.probe;

import java.lang.reflect.Field;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.runner.IterationType;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Steers JMH's loop over iterations, whose length and number are fixed before the fork starts. Both are read anew for
 * each iteration from objects that belong to this fork alone (they came over JMH's link), so writing into those is
 * enough. JMH 1.37 reads the length after {@code beforeIteration} from the object it fetched before, therefore the
 * {@link TimeValue} itself is changed and not the reference to it.
 */
final class Iterations {
  private final BenchmarkParams benchmark;
  private int warmups;
  private int measurements;

  Iterations(BenchmarkParams benchmark) {
    this.benchmark = benchmark;
  }

  /** An iteration begins. */
  void begin(IterationParams iteration) {
    if (iteration.getType() == IterationType.WARMUP) {
      warmups++;
    } else {
      measurements++;
    }
  }

  /** Makes the iteration that has begun last that long at least. */
  void last(IterationParams iteration, long millis) throws ReflectiveOperationException {
    TimeValue time = iteration.getTime();
    if (time.convertTo(TimeUnit.NANOSECONDS) != TimeUnit.MILLISECONDS.toNanos(millis)) {
      set(TimeValue.class, time, "time", millis);
      set(TimeValue.class, time, "timeUnit", TimeUnit.MILLISECONDS);
    }
  }

  /**
   * Makes the iteration after the one that has begun the last. Not this one: whether it is the last, and tears down the
   * trial, was decided before it began.
   */
  void endAfterNext(IterationParams iteration) throws ReflectiveOperationException {
    IterationParams measurement = benchmark.getMeasurement();
    if (iteration.getType() == IterationType.WARMUP) {
      setCount(benchmark.getWarmup(), warmups);
      setCount(measurement, 1);
      last(measurement, 1);
    } else if (measurements < measurement.getCount()) {
      setCount(measurement, measurements + 1);
    }
  }

  private static void setCount(IterationParams params, int count) throws ReflectiveOperationException {
    Class<?> type = params.getClass();
    while (type != Object.class) {
      for (Field field : type.getDeclaredFields()) {
        if (field.getName().equals("count")) {
          set(type, params, "count", count);
          return;
        }
      }
      type = type.getSuperclass();
    }
    throw new NoSuchFieldException("IterationParams.count: expected in JMH 1.37, got a version without it");
  }

  private static void set(Class<?> type, Object object, String name, Object value) throws ReflectiveOperationException {
    Field field = type.getDeclaredField(name);
    field.setAccessible(true);
    field.set(object, value);
  }
}
