package dev.backbench.run;

import dev.backbench.contract.Fixture;
import dev.backbench.contract.FixtureException;
import dev.backbench.result.Noise;
import dev.backbench.result.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * Everything around a coordinator, in virtual time and at the mercy of a seed: forks that fail at any step, a fixture that
 * cannot be had or dies, a disk that fills up, a machine with neighbours, somebody who wants to stop.
 */
final class SimulatedWorld implements ForkSource, LongSupplier, Disk, Fixture, Stop, NoiseProbe {
  /** Of forks that were started and not closed. */
  final Set<Integer> open = new HashSet<>();
  /** Those that were begun, and neither waited for nor closed. */
  final Set<Object> onTheWay = new HashSet<>();
  int started;
  boolean tornWrite;
  private final Random random;
  private final double faults;
  private final int stopAtCheck;
  private long now = 1;
  private int checks;

  /**
   * For one session.
   *
   * @param faults how likely each step is to fail
   * @param mayStop whether somebody may ask to stop
   */
  SimulatedWorld(Random random, double faults, boolean mayStop) {
    this.random = random;
    this.faults = faults;
    stopAtCheck = mayStop && random.nextInt(3) == 0 ? random.nextInt(400) : Integer.MAX_VALUE;
  }

  @Override
  public long getAsLong() {
    return now;
  }

  private boolean fault(double likelihood) {
    return random.nextDouble() < likelihood;
  }

  private void mayFail(String step) throws ForkFailure {
    now += random.nextInt(50_000_000);
    if (fault(faults / 20)) {
      throw new ForkFailure(List.of(Status.FAILED, Status.TIMEOUT, Status.INVALID).get(random.nextInt(3)),
          step + " failed");
    }
  }

  @Override
  public Begun begin(ForkRequest request) {
    Object fork = new Object();
    onTheWay.add(fork);
    return new Begun() {
      @Override
      public Fork ready() throws ForkFailure {
        onTheWay.remove(fork);
        return start(request);
      }

      @Override
      public void close() {
        onTheWay.remove(fork);
      }
    };
  }

  @Override
  public Fork start(ForkRequest request) throws ForkFailure {
    mayFail("start");
    int id = started++;
    open.add(id);
    return new Fork() {
      @Override
      public Map<String, String> facts() {
        return Map.of("runtime", "simulated");
      }

      @Override
      public Slice run(Duration atLeast) throws ForkFailure {
        mayFail("slice");
        long nanos = atLeast.toNanos() + random.nextInt(20_000_000);
        now += nanos;
        return new Slice(1 + random.nextInt(1000), nanos, OptionalLong.of(nanos), Double.NaN, new TreeMap<>());
      }

      @Override
      public Remains finish() throws ForkFailure {
        mayFail("tear-down");
        return Remains.NOTHING;
      }

      @Override
      public void close() {
        open.remove(id);
      }
    };
  }

  @Override
  public void write(Path file, byte[] content) throws IOException {
    throw new AssertionError("the coordinator only appends to its journal");
  }

  @Override
  public void append(Path file, byte[] content) throws IOException {
    if (fault(faults)) {
      Disk.REAL.append(file, Arrays.copyOf(content, random.nextInt(content.length)));
      tornWrite = true;
      throw new IOException("no space left on device");
    }
    Disk.REAL.append(file, content);
  }

  @Override
  public boolean requested() {
    return checks++ >= stopAtCheck;
  }

  @Override
  public Watch start() {
    boolean neighbour = fault(faults / 4);
    return _ -> Optional.of(new Noise(neighbour ? 0.3 : 0, 0, 0));
  }

  @Override
  public String id() {
    return "server";
  }

  @Override
  public void prepare() throws FixtureException {
    now += random.nextInt(1_000_000_000);
    if (fault(faults / 10)) {
      throw new FixtureException("no server");
    }
  }

  @Override
  public void verify() throws FixtureException {
    if (fault(faults / 10)) {
      throw new FixtureException("server gone");
    }
  }

  @Override
  public Map<String, String> identity() {
    return Map.of("provider", "simulated");
  }

  @Override
  public Map<String, String> environment() {
    return Map.of();
  }

  @Override
  public long cpuNanos() {
    return 0;
  }

  @Override
  public void close() {}
}
