package dev.backbench.environment;

import static java.util.Objects.requireNonNull;

import dev.backbench.result.Noise;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what else the machine did between two points in time.
 *
 * <p>The kernel counts CPU time in ticks of 10 ms, so over a slice of 200 ms the steal share and the foreign cores are
 * right to a few percent of a core only; over a fork they are sharp.
 */
public final class NoiseMeter {
  private static final long NANOS_PER_TICK = 10_000_000;
  private static final long NANOS_PER_MICRO = 1000;
  private static final Pattern PRESSURE = Pattern.compile("some .*total=([0-9]{1,18})");

  private final SystemFiles files;
  private final LongSupplier nanoClock;

  /**
   * Reads those files.
   *
   * @param nanoClock monotonic, in nanoseconds: {@code System::nanoTime}
   */
  public NoiseMeter(SystemFiles files, LongSupplier nanoClock) {
    this.files = requireNonNull(files, "files");
    this.nanoClock = requireNonNull(nanoClock, "nanoClock");
  }

  /** The counters now. */
  public Mark mark() {
    return new Mark(nanoClock.getAsLong(), CpuTicks.read(files), pressureMicros());
  }

  /**
   * The noise since then.
   *
   * @param ownCpuNanos CPU time meanwhile of all processes that are ours, the coordinator included; the rest is foreign
   * @return empty where the system does not say, when no time has passed, or when its counters went backwards
   */
  public Optional<Noise> since(Mark start, long ownCpuNanos) {
    Mark end = mark();
    long wallNanos = end.nanos - start.nanos;
    return start.ticks.flatMap(before -> end.ticks.flatMap(after -> after.since(before)))
        .filter(ticks -> wallNanos > 0 && ticks.total() > 0).map(ticks -> {
          double steal = (double) ticks.steal() / ticks.total();
          double foreign = ((double) ticks.work() * NANOS_PER_TICK - ownCpuNanos) / wallNanos;
          return new Noise(steal, Math.max(0, foreign), pressure(start, end, wallNanos));
        });
  }

  private static double pressure(Mark start, Mark end, long wallNanos) {
    if (start.pressureMicros.isEmpty() || end.pressureMicros.isEmpty()) {
      return 0;
    }
    long micros = end.pressureMicros.getAsLong() - start.pressureMicros.getAsLong();
    return Math.clamp((double) micros * NANOS_PER_MICRO / wallNanos, 0, 1);
  }

  private OptionalLong pressureMicros() {
    Matcher matcher = PRESSURE.matcher(files.line("proc/pressure/cpu").orElse(""));
    return matcher.matches() ? OptionalLong.of(Long.parseLong(matcher.group(1))) : OptionalLong.empty();
  }

  /** The counters at one point in time; only for {@link #since}. */
  public static final class Mark {
    private final long nanos;
    private final Optional<CpuTicks> ticks;
    private final OptionalLong pressureMicros;

    private Mark(long nanos, Optional<CpuTicks> ticks, OptionalLong pressureMicros) {
      this.nanos = nanos;
      this.ticks = ticks;
      this.pressureMicros = pressureMicros;
    }
  }
}
