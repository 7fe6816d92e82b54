package dev.backbench.gate.study;

import static java.util.Objects.requireNonNull;

import dev.backbench.gate.GatedBenchmark;
import dev.backbench.gate.Pair;
import dev.backbench.result.Sample;
import dev.backbench.unit.Better;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Sessions of a simulated machine: fork, slice, drift and burst noise on slices granted first second second first. */
public final class SimulatedTrials implements Trials {
  private static final double OPERATIONS = 1e6;
  private static final long WALL_NANOS = 200_000_000;

  private final NoiseProfile profile;
  private final List<GatedBenchmark> benchmarks;
  private final int pairs;
  private final int slices;

  /**
   * Sessions of equal shape.
   *
   * @param profile how the machine disturbs
   * @param benchmarks how many, at least 1
   * @param pairs of each benchmark, at least 1
   * @param slices measured per fork, at least 1
   * @throws IllegalArgumentException for fewer
   */
  public SimulatedTrials(NoiseProfile profile, int benchmarks, int pairs, int slices) {
    this.profile = requireNonNull(profile, "profile");
    if (benchmarks < 1 || pairs < 1 || slices < 1) {
      throw new IllegalArgumentException("simulation: expected benchmarks, pairs and slices >= 1, got %d, %d, %d"
          .formatted(benchmarks, pairs, slices));
    }
    this.benchmarks = IntStream.range(0, benchmarks)
        .mapToObj(i -> new GatedBenchmark("simulated-" + i, Better.HIGHER, 1, false)).toList();
    this.pairs = pairs;
    this.slices = slices;
  }

  @Override
  public String condition() {
    return profile.id();
  }

  @Override
  public List<GatedBenchmark> benchmarks() {
    return benchmarks;
  }

  @Override
  public Trial next(SplittableRandom random) {
    return new Trial(session(random, pairs), session(random, Math.min(pairs, Rival.ROUNDS)));
  }

  /** Round by round, as the gate measures, so that the drift of the machine runs through all benchmarks. */
  private Map<GatedBenchmark, List<Pair>> session(SplittableRandom random, int rounds) {
    Map<GatedBenchmark, List<Pair>> measured = new LinkedHashMap<>();
    benchmarks.forEach(benchmark -> measured.put(benchmark, new ArrayList<>()));
    Machine machine = new Machine(random, profile.level() * random.nextGaussian());
    double[] bias = benchmarks.stream().mapToDouble(_ -> profile.session() * random.nextGaussian()).toArray();
    for (int round = 0; round < rounds; round++) {
      for (int b = 0; b < benchmarks.size(); b++) {
        requireNonNull(measured.get(benchmarks.get(b))).add(pair(random, machine, bias[b], round));
      }
    }
    return measured;
  }

  private Pair pair(SplittableRandom random, Machine machine, double bias, int round) {
    double base = profile.fork() * random.nextGaussian();
    double candidate = profile.fork() * random.nextGaussian() + bias;
    List<Sample> baseSlices = new ArrayList<>();
    List<Sample> candidateSlices = new ArrayList<>();
    for (int slice = 0; slice < slices; slice++) {
      if ((slice + round) % 2 == 0) {
        baseSlices.add(machine.slice(base));
        candidateSlices.add(machine.slice(candidate));
      } else {
        candidateSlices.add(machine.slice(candidate));
        baseSlices.add(machine.slice(base));
      }
    }
    return new Pair(baseSlices, candidateSlices);
  }

  /** What is going on meanwhile. */
  private final class Machine {
    private final SplittableRandom random;
    private double speed;
    private boolean burst;

    Machine(SplittableRandom random, double speed) {
      this.random = random;
      this.speed = speed;
    }

    Sample slice(double fork) {
      speed += profile.drift() * random.nextGaussian();
      burst = burst ? random.nextDouble() >= 1 / profile.burstSlices() : random.nextDouble() < profile.burstRate();
      double log = speed + fork + profile.slice() * random.nextGaussian()
          + (burst ? Math.log1p(-profile.burstCost()) : 0);
      long operations = Math.max(1, Math.round(OPERATIONS * Math.exp(log)));
      return new Sample(Sample.Phase.MEASURED, 0, operations, WALL_NANOS, OptionalLong.empty(),
          operations * 1e9 / WALL_NANOS, new TreeMap<>(), Optional.empty());
    }
  }
}
