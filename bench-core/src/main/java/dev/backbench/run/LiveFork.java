package dev.backbench.run;

import dev.backbench.contract.Arm;
import dev.backbench.contract.Observation;
import dev.backbench.gate.GateMetric;
import dev.backbench.plan.PlannedCell;
import dev.backbench.result.ForkResult;
import dev.backbench.result.Noise;
import dev.backbench.result.Pauses;
import dev.backbench.result.Sample;
import dev.backbench.result.Series;
import dev.backbench.result.Status;
import dev.backbench.stats.SteadyState;
import dev.backbench.unit.Metric;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/** A fork in the scheduler's hands: started, granted slices, and turned into a result. */
final class LiveFork implements AutoCloseable {
  private static final long NOISE_WINDOW_NANOS = 500_000_000;

  /** Said by every fork of a kernel, and of interest where memory is. */
  private static final List<String> LOADED = List.of(Metric.RSS_LOADED.id(), Metric.PSS_LOADED.id(),
      Metric.PRIVATE_BYTES_LOADED.id());
  /** Fact: whether it was warm when it was measured. */
  static final String STEADY = "steady";

  private final Bench bench;
  private final PlannedCell planned;
  private final int round;
  private final long startedNanos;
  private final SortedMap<String, String> facts = new TreeMap<>();
  private final List<Sample> samples = new ArrayList<>();
  private final List<Slice> slices = new ArrayList<>();
  private final QueryTally queries;
  private Optional<ForkSource.Begun> begun = Optional.empty();
  private Optional<Fork> fork = Optional.empty();
  private Optional<ForkFailure> failure = Optional.empty();
  private Fork.Remains remains = Fork.Remains.NOTHING;
  private long endedNanos;

  LiveFork(Bench bench, PlannedCell planned, int round) {
    this.bench = bench;
    this.planned = planned;
    this.round = round;
    this.startedNanos = bench.clock().offsetNanos();
    this.queries = new QueryTally(bench.fixtures(), planned);
  }

  PlannedCell planned() {
    return planned;
  }

  boolean alive() {
    return failure.isEmpty() && fork.isPresent();
  }

  /** Whether it was measured, and was warm. */
  boolean warm() {
    return alive() && "true".equals(facts.get(STEADY));
  }

  List<Sample> samples() {
    return List.copyOf(samples);
  }

  /** Whether its warm-up is over, by scores, compilers and class loading; an estimate goes by a weaker rule. */
  boolean steady() {
    double[] scores = samples.stream().skip(shortSlices()).mapToDouble(Sample::score).toArray();
    List<Slice> whole = slices.stream().skip(shortSlices()).toList();
    double[] compiling = whole.stream().mapToDouble(LiveFork::compileShare).toArray();
    long[] classes = whole.stream().mapToLong(slice -> slice.loadedClasses().orElse(0)).toArray();
    return SteadyState.reached(scores, compiling, classes)
        || (bench.profile().estimate() && SteadyState.resting(scores, compiling, classes));
  }

  /** Whether its compilers are still at work, as far as the runtime says. */
  boolean compiling() {
    return !SteadyState
        .quiet(slices.stream().skip(shortSlices()).mapToDouble(LiveFork::compileShare).toArray());
  }

  /**
   * Judges it once more when its warm-up was not seen to end: measured scores without a trend, and compilers that were
   * quiet in the mean, say that it had ended before them.
   */
  void judgeMeasured() {
    if (alive() && "false".equals(facts.get(STEADY))) {
      List<Sample> measured = new ArrayList<>();
      double compiling = 0;
      for (int i = 0; i < samples.size(); i++) {
        if (samples.get(i).phase() == Sample.Phase.MEASURED) {
          measured.add(samples.get(i));
          compiling += compileShare(slices.get(i));
        }
      }
      boolean quiet = compiling < SteadyState.QUIET_SHARE * measured.size();
      boolean level = !SteadyState.trend(measured.stream().mapToDouble(Sample::score).toArray());
      facts.put(STEADY, Boolean.toString(quiet && level));
    }
  }

  private static double compileShare(Slice slice) {
    return slice.jitNanos().orElse(0) / (double) slice.wallNanos();
  }

  /** How many short slices its warm-up begins with; a window of load is long by its nature. */
  int shortSlices() {
    return planned.contender().arm() instanceof Arm.Service ? 0 : WarmUp.SHORT_SLICES;
  }

  void fact(String key, String value) {
    facts.put(key, value);
  }

  /** Begins to start it. */
  void begin(ForkRequest request) {
    begun = Optional.of(bench.sources().of(planned.contender().arm()).begin(request));
  }

  /** Waits until it has started, if it was begun; a failure is kept for the result. */
  void start(Map<String, String> identity) {
    if (begun.isEmpty()) {
      return;
    }
    facts.putAll(identity);
    facts.put(Speedups.CPUS, Integer.toString(planned.cpuCount()));
    if (planned.contender().control()) {
      facts.put(Speedups.CONTROL, "true");
    }
    try {
      Fork started = begun.get().ready();
      fork = Optional.of(started);
      facts.putAll(started.facts());
    } catch (ForkFailure e) {
      fail(e);
    }
  }

  /**
   * Grants one slice and keeps its sample; a failure is kept for the result. A slice of the warm-up may be too short for the
   * first operation of what is still being compiled, and leaves no sample then.
   */
  void grant(Sample.Phase phase, Duration atLeast) {
    if (!alive()) {
      return;
    }
    try {
      sample(phase, fork.orElseThrow(), atLeast).ifPresent(samples::add);
    } catch (ForkFailure e) {
      fail(e);
    }
  }

  /** Turns the newest sample into a discarded one. */
  void discardLast() {
    Sample last = samples.removeLast();
    samples.add(new Sample(Sample.Phase.DISCARDED, last.offsetNanos(), last.operations(), last.wallNanos(),
        last.cpuNanos(), last.score(), last.secondary(), last.noise()));
  }

  /** Marks it with the failure unless it has one already, and kills what is left. */
  void fail(ForkFailure e) {
    if (failure.isEmpty()) {
      failure = Optional.of(e);
    }
    close();
  }

  /** Tells it that its warm-up is over. */
  void warmedUp() {
    fork.ifPresent(Fork::warmedUp);
  }

  /** Its fixture failed: whatever else befell it came of that, and whatever it measured means nothing. */
  void voidBecause(String reason) {
    failure = Optional.of(new ForkFailure(Status.INVALID,
        failure.map(own -> reason + " The fork said: " + own.getMessage()).orElse(reason)));
    close();
  }

  /** Ends it in order and collects what it leaves behind. */
  void finish() {
    if (!alive()) {
      return;
    }
    try {
      Fork ending = fork.orElseThrow();
      remains = ending.finish();
      facts.putAll(ending.facts());
      queries.check();
    } catch (ForkFailure e) {
      fail(e);
    }
    close();
  }

  /** What the journal keeps. */
  ForkResult result(int sequence) {
    Status status = failure.map(ForkFailure::status).orElse(Status.OK);
    Optional<String> reason = failure.map(ForkFailure::getMessage);
    List<Sample> measured = samples.stream().filter(sample -> sample.phase() == Sample.Phase.MEASURED).toList();
    if (status == Status.OK) {
      reason = Disturbance.of(measured).or(remains::suspicion);
      status = reason.isPresent() ? Status.SUSPECT : Status.OK;
    }
    List<Series> series = remains.series().stream().map(this::relative).toList();
    SortedMap<String, Double> values = new TreeMap<>(Pauses.secondary(series, measured));
    if (planned.cell().metric().equals(Metric.THROUGHPUT) && shortSlices() > 0) {
      values.putAll(WarmUp.of(samples));
    }
    if (planned.cell().metric().equals(Metric.CPU_RATE)) {
      values.putAll(WarmUp.of(samples));
      WarmUp.early(samples).ifPresent(share -> values.put(Metric.EARLY_SHARE.id(), share));
    }
    values.putAll(remains.values());
    if (!planned.workload().observes(Observation.MEMORY) && shortSlices() > 0) {
      values.keySet().removeAll(LOADED);
    }
    // A footprint's one operation is a start; what its verification and its load asked are no statements of it.
    if (!planned.contender().arm().oneStart()) {
      values.putAll(queries.values());
    }
    return new ForkResult(planned.cell().id(), round, sequence, startedNanos, endedNanos - startedNanos, status, reason,
        facts, samples, values, series, remains.distributions());
  }

  /** Kills what is left of it. */
  @Override
  public void close() {
    if (endedNanos == 0) {
      fork.ifPresent(Fork::close);
      begun.ifPresent(ForkSource.Begun::close);
      endedNanos = bench.clock().offsetNanos();
    }
  }

  private Optional<Sample> sample(Sample.Phase phase, Fork running, Duration atLeast) throws ForkFailure {
    queries.start();
    long offset = bench.clock().offsetNanos();
    long fixtureCpu = bench.fixtures().cpuNanos(planned.workload());
    long ownCpu = bench.ownCpuNanos().getAsLong();
    NoiseProbe.Watch watch = bench.noise().start();
    Slice slice = running.run(atLeast);
    lengthen(offset);
    fixtureCpu = Math.max(0, bench.fixtures().cpuNanos(planned.workload()) - fixtureCpu);
    ownCpu = bench.ownCpuNanos().getAsLong() - ownCpu;
    Optional<Noise> noise = watch.stop(slice.cpuNanos().orElse(0) + fixtureCpu + ownCpu);
    queries.stop(slice.begun());
    if (phase == Sample.Phase.WARMUP && slice.operations() == 0 && slice.wallNanos() > 0) {
      return Optional.empty();
    }
    if (slice.operations() < 1 || slice.wallNanos() < 1) {
      throw new ForkFailure(Status.INVALID, "%s: expected a slice with operations and time, got %d operations in %d ns"
          .formatted(planned.cell().id(), slice.operations(), slice.wallNanos()));
    }
    slices.add(slice);
    SortedMap<String, Double> secondary = new TreeMap<>(slice.secondary());
    // For the gate's choice of a metric; no metrics themselves.
    secondary.keySet().removeAll(List.of(GateMetric.VOLUNTARY_SWITCHES, GateMetric.QUEUED_NANOS));
    if (!planned.workload().observes(Observation.STALLS)) {
      secondary.remove(Metric.GC_CPU_SHARE.id());
    }
    if (fixtureCpu > 0) {
      secondary.put(Metric.DATABASE_CPU_TIME.id(), fixtureCpu / (double) slice.operations());
    }
    double score = Double.isNaN(slice.score()) ? slice.operations() * 1e9 / slice.wallNanos() : slice.score();
    if (!(score > 0 && score < Double.POSITIVE_INFINITY)) {
      throw new ForkFailure(Status.INVALID,
          "%s: expected a positive score, got %s".formatted(planned.cell().id(), score));
    }
    return Optional.of(
        new Sample(phase, offset, slice.operations(), slice.wallNanos(), slice.cpuNanos(), score, secondary, noise));
  }

  /** The kernel counts CPU time in ticks of 10 ms: a launch is too short for them to tell noise from rounding. */
  private void lengthen(long sinceOffset) {
    long missing = NOISE_WINDOW_NANOS - (bench.clock().offsetNanos() - sinceOffset);
    if (planned.contender().arm().oneStart() && missing > 0) {
      LockSupport.parkNanos(missing);
    }
  }

  private Series relative(Series absolute) {
    return new Series(absolute.id(), absolute.unit(), absolute.points().stream()
        .map(point -> new Series.Point(bench.clock().offsetOf(point.offsetNanos()), point.value())).toList());
  }
}
