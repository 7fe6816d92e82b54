package dev.backbench.run.worker;

import static java.util.Objects.requireNonNull;

import dev.backbench.contract.Arm;
import dev.backbench.contract.Observation;
import dev.backbench.plan.PlannedCell;
import dev.backbench.plan.Runtimes;
import dev.backbench.process.Child;
import dev.backbench.process.Children;
import dev.backbench.process.Command;
import dev.backbench.result.Status;
import dev.backbench.run.Fork;
import dev.backbench.run.ForkFailure;
import dev.backbench.run.ForkRequest;
import dev.backbench.run.ForkSource;
import dev.backbench.run.InputFiles;
import dev.backbench.run.PythonEnvironment;
import dev.backbench.run.PythonEnvironments;
import dev.backbench.run.SourceBuild;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Measures kernels in Python and Go: one process per fork, driven by lines of JSON. A worker is timed only after it has
 * computed the verify input's checksum, and each slice counts only with the right running checksum.
 */
public final class WorkerForkSource implements ForkSource {
  /** In place of a value: what the contender takes at most, in bytes. */
  private static final String MEMORY = "{memory}";
  private static final Pattern GO_KNOB = Pattern.compile("(GO[A-Z]+)=(.+)");
  /** Empty is as good as unset. */
  private static final Map<String, String> GO_DEFAULTS = Map.of("GODEBUG", "", "GOGC", "", "GOMAXPROCS", "",
      "GOMEMLIMIT",
      "");
  /** Slower than any language reads and checks an input; adds to the floor. */
  private static final long BYTES_PER_SECOND = 2 << 20;

  private final Children children;
  private final Runtimes runtimes;
  private final SourceBuild goBuild;
  private final PythonEnvironments environments;
  private final Path pythonWorker;
  private final Duration floor;

  /**
   * With what it starts workers from.
   *
   * @param environments for Python workers that need packages
   * @param pythonWorker {@code fixtures/workers/python/worker.py}
   * @param floor how long any answer may take beyond the work asked for; also the time to load, beyond 1 s per 2 MiB of
   *     input, and the time to end
   */
  public WorkerForkSource(Children children, Runtimes runtimes, SourceBuild goBuild,
      PythonEnvironments environments, Path pythonWorker, Duration floor) {
    this.children = requireNonNull(children, "children");
    this.runtimes = requireNonNull(runtimes, "runtimes");
    this.goBuild = requireNonNull(goBuild, "goBuild");
    this.environments = requireNonNull(environments, "environments");
    this.pythonWorker = requireNonNull(pythonWorker, "pythonWorker");
    this.floor = requireNonNull(floor, "floor");
  }

  @Override
  public void prepare(ForkRequest request) throws ForkFailure {
    PlannedCell cell = request.cell();
    if (cell.contender().arm() instanceof Arm.Worker arm) {
      launch(cell.cell().id(), arm, cell.memoryBytes());
    }
  }

  @Override
  public Fork start(ForkRequest request) throws ForkFailure {
    PlannedCell cell = request.cell();
    String name = cell.cell().workload() + "[" + cell.cell().contender() + "]";
    if (!(cell.contender().arm() instanceof Arm.Worker arm)) {
      throw new IllegalArgumentException(name + ": expected a worker, got " + cell.contender().arm());
    }
    InputFiles input = request.input().orElseThrow(() -> new ForkFailure(Status.FAILED,
        name + ": a worker reads an input, its workload has none. Add \"input\" to workload.json."));
    Launch launch = launch(name, arm, cell.memoryBytes());
    Child child = spawn(name, request, launch, input);
    WorkerFork fork = new WorkerFork(name, child,
        new SliceCheck(input.sums(), cell.cpuCount(), cell.cell().workers()), floor, launch.facts(),
        request.directory());
    boolean ready = false;
    try {
      fork.awaitReady(input, loading(input).multipliedBy(cell.cell().workers().orElse(1)));
      ready = true;
      return fork;
    } finally {
      if (!ready) {
        fork.close();
      }
    }
  }

  /** Nothing outlives a fork. */
  @Override
  public void close() {}

  /** What is started, before the inputs are named. */
  private record Launch(List<String> argv, Map<String, String> environment, Map<String, String> facts) {}

  private Launch launch(String name, Arm.Worker arm, long memoryBytes) throws ForkFailure {
    return switch (arm.runtime().language()) {
      case "python" -> python(arm, present(name, arm));
      case "go" -> {
        present(name, arm);
        yield new Launch(List.of(goBuild.build(arm.source()).toString()), goKnobs(name, arm.args(), memoryBytes),
            Map.of());
      }
      default -> throw new ForkFailure(Status.FAILED, "%s: workers exist for python and go, got \"%s\"."
          .formatted(name, arm.runtime().language()));
    };
  }

  private Launch python(Arm.Worker arm, Runtimes.Found.Present python) throws ForkFailure {
    List<String> argv = new ArrayList<>();
    Map<String, String> facts = new HashMap<>();
    if (arm.requirements().isPresent()) {
      PythonEnvironment environment = environments.of(python, arm.requirements().get());
      argv.add(environment.interpreter().toString());
      facts.put("packages", environment.describe());
    } else {
      argv.add(python.executable().toString());
    }
    argv.addAll(arm.args());
    // Isolated, so that the user's PYTHON* variables and packages are not what is measured; -B leaves no byte code
    // in the source tree.
    argv.addAll(List.of("-I", "-B", pythonWorker.toString(), "--kernel", arm.source().toString()));
    return new Launch(argv, Map.of(), facts);
  }

  private Runtimes.Found.Present present(String name, Arm.Worker arm) throws ForkFailure {
    return switch (runtimes.find(arm.runtime())) {
      case Runtimes.Found.Present found -> found;
      case Runtimes.Found.Absent(String reason) -> throw new ForkFailure(Status.FAILED, name + ": " + reason);
    };
  }

  /** A Go program has no runtime before it: its runtime is set by variables, and the user's are taken back. */
  private static Map<String, String> goKnobs(String name, List<String> args, long memoryBytes)
      throws ForkFailure {
    Map<String, String> knobs = new HashMap<>(GO_DEFAULTS);
    for (String arg : args) {
      var knob = GO_KNOB.matcher(arg);
      if (!knob.matches()) {
        throw new ForkFailure(Status.FAILED,
            "%s: arguments of a Go runtime are variables such as GOGC=50, got \"%s\".".formatted(name, arg));
      }
      knobs.put(knob.group(1), knob.group(2).equals(MEMORY) ? Long.toString(memoryBytes) : knob.group(2));
    }
    return knobs;
  }

  private Child spawn(String name, ForkRequest request, Launch launch, InputFiles input) throws ForkFailure {
    List<String> argv = new ArrayList<>(launch.argv());
    argv.addAll(List.of("--verify", input.verify().toString(), "--input", input.measured().toString()));
    request.cell().cell().workers().ifPresent(workers -> argv.addAll(List.of("--workers", Integer.toString(workers))));
    if (request.cell().workload().observes(Observation.STALLS)) {
      argv.add("--metronome");
    }
    Map<String, String> environment = new HashMap<>(launch.environment());
    environment.putAll(request.environment());
    try {
      return children.start(new Command(argv, request.directory(), environment, request.cell().cpus(),
          request.directory().resolve("worker.log"), true));
    } catch (IOException e) {
      throw new ForkFailure(Status.FAILED, name + ": " + e.getMessage());
    }
  }

  private Duration loading(InputFiles input) throws ForkFailure {
    try {
      return floor.plusSeconds((Files.size(input.verify()) + Files.size(input.measured())) / BYTES_PER_SECOND);
    } catch (IOException e) {
      throw new ForkFailure(Status.FAILED, "input: " + e.getMessage());
    }
  }
}
