package dev.backbench.run;

import dev.backbench.contract.Arm;
import dev.backbench.contract.FixtureException;
import dev.backbench.contract.Workload;
import dev.backbench.plan.PlannedCell;
import dev.backbench.process.Scratch;
import dev.backbench.result.Sample;
import dev.backbench.result.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * One round of a sitting: one fork of every live contender, all alive together, each warmed up while the others are
 * parked, then measured slice by slice in turn. Drift and neighbours fall on all of them alike. Sittings on the same
 * processes follow one another.
 */
final class SittingRound {
  /** Discarded slices per fork, as a share of its measured ones. */
  private static final double MAX_DISCARDED = 0.3;
  /** A process that was warm under one load has to find its pace under the next. */
  private static final int NEXT_LOAD_SLICES = 2;
  /** Below it, what is made once per content was only looked for. */
  private static final long MADE_NANOS = 1_000_000_000;
  /** Fact: milliseconds of its round before it, in which something was made for it and all later ones. */
  static final String PREPARED = "prepared_ms";

  private final Bench bench;
  private final int round;
  private final RandomGenerator random;
  private final Map<PlannedCell, Long> preparedNanos = new HashMap<>();
  /** Processes that a load has left for the next one, and whether they were warm under it. */
  private final Map<String, Boolean> stayed = new HashMap<>();

  SittingRound(Bench bench, int round, RandomGenerator random) {
    this.bench = bench;
    this.round = round;
    this.random = random;
  }

  /**
   * Runs it.
   *
   * @param cells of one sitting, or of sittings on the same processes; at least one
   * @return one live fork per cell, ended, in the order of {@code cells}
   * @throws StoppedException when the run is to stop; nothing is left running and the round does not count
   */
  List<LiveFork> run(List<PlannedCell> cells) throws StoppedException {
    Workload workload = cells.getFirst().workload();
    Map<PlannedCell, LiveFork> ended = new HashMap<>();
    Surroundings surroundings = surroundings(workload);
    for (PlannedCell cell : cells) {
      stopIfAsked();
      prepare(cell, surroundings);
    }
    List<PlannedCell> left = new ArrayList<>(cells);
    try {
      for (List<PlannedCell> sitting : sittings(cells)) {
        left.removeAll(sitting);
        sit(sitting, left, surroundings).forEach(fork -> ended.put(fork.planned(), fork));
      }
    } finally {
      cells.stream().map(cell -> bench.sources().of(cell.contender().arm())).distinct().forEach(ForkSource::roundEnded);
    }
    if (surroundings.failure().isEmpty()) {
      verify(workload, ended.values());
    }
    // A fixture that was stopped with us is no failure of the forks.
    stopIfAsked();
    return cells.stream().map(ended::get).toList();
  }

  private static List<List<PlannedCell>> sittings(List<PlannedCell> cells) {
    Map<String, List<PlannedCell>> sittings = new LinkedHashMap<>();
    cells.stream().sorted(PlannedCell.inTurn())
        .forEach(cell -> sittings.computeIfAbsent(cell.cell().sitting(), _ -> new ArrayList<>()).add(cell));
    return List.copyOf(sittings.values());
  }

  private List<LiveFork> sit(List<PlannedCell> cells, List<PlannedCell> later, Surroundings surroundings)
      throws StoppedException {
    List<LiveFork> ended = new ArrayList<>();
    List<List<PlannedCell>> batches = batches(cells);
    // Where not all of them can be alive together, none stays for the next load either.
    Set<String> continued = batches.size() > 1
        ? Set.of()
        : later.stream().flatMap(cell -> cell.process().stream()).collect(Collectors.toSet());
    for (List<PlannedCell> together : batches) {
      List<LiveFork> forks = new ArrayList<>();
      try {
        for (PlannedCell cell : together) {
          stopIfAsked();
          forks.add(begin(cell, surroundings, cell.process().filter(continued::contains).isPresent()));
        }
        for (LiveFork fork : forks) {
          stopIfAsked();
          bench.progress().forkStarted(fork.planned().cell(), round);
          fork.start(surroundings.identity());
        }
        if (batches.size() > 1) {
          forks.forEach(fork -> fork.fact("parked_alone", "true"));
        }
        warmUp(forks);
        measure(forks);
        forks.forEach(LiveFork::judgeMeasured);
        forks.forEach(LiveFork::finish);
        forks.forEach(
            fork -> fork.planned().process().ifPresent(process -> ended(fork, process, continued.contains(process))));
        stopIfAsked();
      } finally {
        forks.forEach(LiveFork::close);
      }
      ended.addAll(forks);
    }
    return ended;
  }

  /** A fork that failed has taken its process along, and the next load starts a fresh one. */
  private void ended(LiveFork fork, String process, boolean continued) {
    if (continued && fork.alive()) {
      stayed.put(process, fork.warm());
    } else {
      stayed.remove(process);
    }
  }

  /** Of its time, what was spent on making what its forks and all later ones need. */
  long preparedNanos() {
    return preparedNanos.values().stream().mapToLong(Long::longValue).sum();
  }

  private void prepare(PlannedCell cell, Surroundings surroundings) {
    long start = bench.clock().offsetNanos();
    boolean made = surroundings.failure().isEmpty() && make(cell, surroundings);
    long took = bench.clock().offsetNanos() - start;
    if (took >= MADE_NANOS) {
      preparedNanos.put(cell, took);
      if (made) {
        bench.progress().note("%s: prepared in %d s, once for all its forks".formatted(cell.contender().id(),
            Duration.ofNanos(took).toSeconds()));
      }
    }
  }

  private boolean make(PlannedCell cell, Surroundings surroundings) {
    try {
      ForkRequest request = request(cell, surroundings, false);
      try {
        bench.sources().of(cell.contender().arm()).prepare(request);
      } finally {
        Scratch.delete(request.directory());
      }
      return true;
    } catch (ForkFailure _) {
      // Its fork fails in the same way, and has a result to say so.
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Surroundings surroundings(Workload workload) {
    long start = bench.clock().offsetNanos();
    try {
      bench.fixtures().prepare(workload);
      Duration taken = Duration.ofNanos(bench.clock().offsetNanos() - start);
      return new Surroundings(bench.fixtures().environment(workload), bench.fixtures().identity(workload), taken,
          Optional.empty());
    } catch (FixtureException e) {
      return new Surroundings(Map.of(), Map.of(), Duration.ZERO,
          Optional.of(new ForkFailure(Status.FAILED, e.getMessage())));
    }
  }

  private void verify(Workload workload, Collection<LiveFork> ended) {
    try {
      bench.fixtures().verify(workload);
    } catch (FixtureException e) {
      ended.forEach(fork -> fork.voidBecause(e.getMessage()));
    }
  }

  /** All at once, or one at a time where what they hold together would leave too little memory for anything else. */
  private List<List<PlannedCell>> batches(List<PlannedCell> cells) {
    long held = cells.stream().mapToLong(PlannedCell::memoryBytes).sum();
    return held <= bench.memoryBytes() / 2 ? List.of(cells) : cells.stream().map(List::of).toList();
  }

  private LiveFork begin(PlannedCell cell, Surroundings surroundings, boolean continued) {
    LiveFork fork = new LiveFork(bench, cell, round);
    if (!cell.workload().fixtures().isEmpty()) {
      fork.fact("fixtures_ready_ms", Long.toString(surroundings.taken().toMillis()));
    }
    if (preparedNanos.containsKey(cell)) {
      fork.fact(PREPARED, Long.toString(Duration.ofNanos(preparedNanos.get(cell)).toMillis()));
    }
    if (surroundings.failure().isPresent()) {
      fork.fail(surroundings.failure().get());
      return fork;
    }
    try {
      fork.begin(request(cell, surroundings, continued));
    } catch (ForkFailure e) {
      fork.fail(e);
    }
    return fork;
  }

  private ForkRequest request(PlannedCell cell, Surroundings surroundings, boolean continued) throws ForkFailure {
    return new ForkRequest(cell, bench.profile(), round, directory(cell), surroundings.environment(),
        bench.inputs().of(cell), continued);
  }

  private Path directory(PlannedCell cell) {
    try {
      return Files.createTempDirectory(bench.scratch(), cell.contender().id() + "-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void warmUp(List<LiveFork> forks) throws StoppedException {
    for (LiveFork fork : shuffled(forks)) {
      if (!fork.planned().contender().arm().oneStart()) {
        Optional<Boolean> before = fork.planned().process().map(stayed::get);
        boolean steady = before.orElse(false) ? setPace(fork) : warmUp(fork, patience(fork, before.isEmpty()));
        fork.warmedUp();
        fork.fact(LiveFork.STEADY, Boolean.toString(steady));
        fork.fact("warmup_slices", Integer.toString(fork.samples().size()));
      }
    }
  }

  private boolean setPace(LiveFork fork) throws StoppedException {
    for (int part = 0; part < NEXT_LOAD_SLICES; part++) {
      stopIfAsked();
      fork.grant(Sample.Phase.WARMUP, bench.profile().warmupSliceOf(fork.planned().contender().arm()));
    }
    return true;
  }

  /** How long to wait for its compilers; once in a process's life, as the load before had as much for them to do. */
  private Duration patience(LiveFork fork, boolean fresh) {
    Arm arm = fork.planned().contender().arm();
    return fresh ? bench.profile().compilingCapOf(arm) : bench.profile().warmupCapOf(arm);
  }

  private boolean warmUp(LiveFork fork, Duration compilingCap) throws StoppedException {
    Arm arm = fork.planned().contender().arm();
    long begun = bench.clock().offsetNanos();
    long end = begun + bench.profile().warmupCapOf(arm).toNanos();
    long endOfCompiling = begun + compilingCap.toNanos();
    for (int part = fork.shortSlices(); part > 0; part--) {
      stopIfAsked();
      fork.grant(Sample.Phase.WARMUP, bench.profile().slice().dividedBy(1L << part));
    }
    boolean steady = false;
    while (fork.alive() && !steady && bench.clock().offsetNanos() < (fork.compiling() ? endOfCompiling : end)) {
      stopIfAsked();
      fork.grant(Sample.Phase.WARMUP, bench.profile().warmupSliceOf(arm));
      steady = fork.steady();
    }
    return steady;
  }

  /** Forward, then backward, over a random order: each neighbour is as often before as after. */
  private void measure(List<LiveFork> forks) throws StoppedException {
    List<LiveFork> order = shuffled(forks);
    PlannedCell first = forks.getFirst().planned();
    boolean launch = first.contender().arm().oneStart();
    int slices = bench.profile().slicesOf(first.workload(), first.contender().arm());
    for (int i = 0; i < slices; i++) {
      for (LiveFork fork : order) {
        stopIfAsked();
        fork.grant(Sample.Phase.MEASURED, length(fork));
        if (fork.alive() && !launch && Disturbance.of(fork.samples().getLast())
            && discarded(fork) < MAX_DISCARDED * slices) {
          fork.discardLast();
          fork.grant(Sample.Phase.MEASURED, length(fork));
        }
      }
      Collections.reverse(order);
    }
  }

  private Duration length(LiveFork fork) {
    return bench.profile().sliceOf(fork.planned().contender().arm());
  }

  private static long discarded(LiveFork fork) {
    return fork.samples().stream().filter(sample -> sample.phase() == Sample.Phase.DISCARDED).count();
  }

  private List<LiveFork> shuffled(List<LiveFork> forks) {
    List<LiveFork> order = new ArrayList<>(forks);
    for (int i = order.size() - 1; i > 0; i--) {
      Collections.swap(order, i, random.nextInt(i + 1));
    }
    return order;
  }

  private void stopIfAsked() throws StoppedException {
    if (bench.stop().requested()) {
      throw new StoppedException();
    }
  }

  /** What fixtures give to the forks of this round and how long they took to be ready, or why they cannot. */
  private record Surroundings(Map<String, String> environment, Map<String, String> identity, Duration taken,
      Optional<ForkFailure> failure) {}
}
