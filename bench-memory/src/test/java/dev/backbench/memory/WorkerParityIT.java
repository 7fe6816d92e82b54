package dev.backbench.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbench.contract.Arm;
import dev.backbench.contract.Cell;
import dev.backbench.contract.Contender;
import dev.backbench.contract.LanguageRuntime;
import dev.backbench.contract.Observation;
import dev.backbench.contract.Parameter;
import dev.backbench.contract.Workload;
import dev.backbench.json.Manifests;
import dev.backbench.plan.PlannedCell;
import dev.backbench.plan.Profile;
import dev.backbench.process.Children;
import dev.backbench.result.Pauses;
import dev.backbench.result.Series;
import dev.backbench.run.Fork;
import dev.backbench.run.ForkFailure;
import dev.backbench.run.ForkRequest;
import dev.backbench.run.GoBuild;
import dev.backbench.run.InputStore;
import dev.backbench.run.PythonEnvironments;
import dev.backbench.run.worker.WorkerForkSource;
import dev.backbench.unit.BadInputException;
import dev.backbench.unit.Metric;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Python and Go compute what Java computes, in every way that a manifest names: the fork source refuses another checksum, before
 * and after every slice. Each leaves what its workload wants observed.
 */
final class WorkerParityIT {
  private static final Path ROOT = Path.of(System.getProperty("backbench.root", "..")).toAbsolutePath().normalize();
  private static final Path JAR = Path.of("target", "benchmarks.jar").toAbsolutePath();
  private static final Duration PATIENT = Duration.ofSeconds(60);
  private static final Duration SLICE = Duration.ofMillis(100);

  /** One for all tests: it remembers what the reference made of an input. */
  private static final InputStore INPUTS = new InputStore(_ -> JAR, Path.of("target", "inputs"));

  @TempDir
  private Path directory;

  private final Children children = new Children("memory-it");

  @AfterEach
  void endProcesses() {
    children.close();
  }

  static Stream<Arguments> workers() throws BadInputException {
    return Manifests.read(ROOT).stream().filter(workload -> workload.suite().equals("memory"))
        .flatMap(workload -> workload.contenders().stream()
            .filter(contender -> contender.arm() instanceof Arm.Worker arm && common(arm.runtime()))
            .flatMap(contender -> cells(workload).stream()
                .map(parameters -> Arguments.of(workload, contender, parameters))));
  }

  /** Interpreters that few machines have are tested where they are measured. */
  private static boolean common(LanguageRuntime runtime) {
    return !LanguageRuntime.otherPythons().contains(runtime);
  }

  /** Small ones: every value of a parameter that says what is computed, and little of what only says how much. */
  private static List<SortedMap<String, String>> cells(Workload workload) {
    List<SortedMap<String, String>> cells = new ArrayList<>(List.of(new TreeMap<>(Map.of("size", "S"))));
    for (Parameter parameter : workload.parameters()) {
      List<String> values = switch (parameter.name()) {
        case "live" -> List.of("1m");
        case Cell.WORKERS -> List.of("2");
        default -> parameter.values();
      };
      cells = new ArrayList<>(cells.stream().flatMap(cell -> values.stream().map(value -> {
        SortedMap<String, String> more = new TreeMap<>(cell);
        more.put(parameter.name(), value);
        return more;
      })).toList());
    }
    return cells;
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @MethodSource("workers")
  void computesTheSame(Workload workload, Contender contender, SortedMap<String, String> parameters)
      throws ForkFailure {
    PlannedCell cell = new PlannedCell(
        new Cell("memory", workload.id(), contender.id(), contender.language(), parameters, workload.metric()),
        workload,
        contender, true, List.of(), Duration.ofSeconds(1));
    ForkRequest request = new ForkRequest(cell, Profile.SMOKE, 0, directory, Map.of(),
        Optional.of(INPUTS.prepare(cell)));
    try (
        WorkerForkSource source = new WorkerForkSource(children, new Installed(children, directory),
            folder -> new GoBuild(Path.of("go"), Path.of("target", "go"), children).build(folder),
            new PythonEnvironments(directory.resolve("python"), children),
            ROOT.resolve("fixtures/workers/python/worker.py"), PATIENT);
        Fork fork = source.start(request)) {
      assertThat(fork.run(SLICE).operations()).isPositive();
      boolean stalls = workload.observes(Observation.STALLS);
      assertThat(fork.run(SLICE).secondary().containsKey(Metric.GC_CPU_SHARE.id())).isEqualTo(stalls);
      Fork.Remains remains = fork.finish();
      assertThat(remains.values()).containsKeys(Metric.PSS_LOADED.id(), Metric.PRIVATE_BYTES_LOADED.id());
      assertThat(remains.series()).extracting(Series::id)
          .isEqualTo(stalls ? List.of(Pauses.HICCUPS) : List.of());
    }
  }
}
