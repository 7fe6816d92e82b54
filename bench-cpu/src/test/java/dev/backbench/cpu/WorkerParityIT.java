package dev.backbench.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.backbench.contract.Arm;
import dev.backbench.contract.Cell;
import dev.backbench.contract.Contender;
import dev.backbench.contract.InputSize;
import dev.backbench.contract.LanguageRuntime;
import dev.backbench.contract.Parameter;
import dev.backbench.contract.Workload;
import dev.backbench.plan.PlannedCell;
import dev.backbench.plan.Profile;
import dev.backbench.plan.Runtimes.Found;
import dev.backbench.process.Children;
import dev.backbench.run.Fork;
import dev.backbench.run.ForkRequest;
import dev.backbench.run.GoBuild;
import dev.backbench.run.InputFiles;
import dev.backbench.run.InputStore;
import dev.backbench.run.Slice;
import dev.backbench.run.worker.WorkerForkSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kernel in every language against the reference: a fork becomes ready, and each slice counts, only when equal. */
final class WorkerParityIT {
  private static final Duration SLICE = Duration.ofMillis(50);
  private static final Path WORKERS = Path.of("..", "fixtures", "workers").toAbsolutePath().normalize();

  private final Children children = new Children("parity");
  private final PathRuntimes runtimes = new PathRuntimes();

  @TempDir
  private Path directory;

  @AfterEach
  void killThem() {
    children.close();
  }

  static Stream<Arguments> workers() {
    return Manifests.workloads().stream().flatMap(workload -> workload.contenders().stream()
        .filter(contender -> contender.arm() instanceof Arm.Worker)
        .map(contender -> Arguments.of(workload.id(), contender.id(), workload, contender)));
  }

  @ParameterizedTest(name = "{0}[{1}]")
  @MethodSource("workers")
  void agreesWithTheReferenceAtDefaultParameters(String workload, String contender, Workload manifest, Contender worker)
      throws Exception {
    assumeFalse(sweep(manifest), "its kernels are measured with one worker in folders of their own");
    measure(Manifests.cell(manifest, worker, InputSize.S));
  }

  private static boolean sweep(Workload manifest) {
    return manifest.parameters().stream().anyMatch(parameter -> parameter.name().equals(Cell.WORKERS));
  }

  /** Enough steps to go round the verify input several times, which shows state that outlives a pass. */
  @ParameterizedTest(name = "{0}[{1}]")
  @MethodSource("workers")
  void agreesWithTheReferenceOnEachValueOfEachParameter(String workload, String contender, Workload manifest,
      Contender worker) throws Exception {
    Map<String, String> last = new TreeMap<>(Map.of("size", InputSize.VERIFY.name()));
    manifest.parameters().forEach(parameter -> last.put(parameter.name(), parameter.values().getLast()));
    last.replace(Cell.WORKERS, "2");
    Set<Map<String, String>> cells = new LinkedHashSet<>(List.of(last));
    for (Parameter parameter : manifest.parameters()) {
      // Three workers share nothing that two would not.
      for (String value : parameter.name().equals(Cell.WORKERS) ? List.of("2") : parameter.values()) {
        Map<String, String> parameters = new TreeMap<>(last);
        parameters.put(parameter.name(), value);
        cells.add(parameters);
      }
    }
    for (Map<String, String> parameters : cells) {
      measure(Manifests.cell(manifest, worker, parameters));
    }
  }

  private void measure(PlannedCell cell) throws Exception {
    Arm.Worker arm = (Arm.Worker) cell.contender().arm();
    assumeTrue(runtimes.find(arm.runtime()) instanceof Found.Present, () -> runtimes.find(arm.runtime()).toString());
    InputStore store = new InputStore(_ -> Path.of("target", "benchmarks.jar"), Path.of("target", "inputs"));
    InputFiles input = store.prepare(cell);
    WorkerForkSource source = new WorkerForkSource(children, runtimes,
        folder -> new GoBuild(executable(), Path.of("target", "go"), children).build(folder),
        WORKERS.resolve("python/worker.py"), Duration.ofMinutes(1));
    ForkRequest request = new ForkRequest(cell, Profile.SMOKE, 1, directory, Map.of(), Optional.of(input));
    try (Fork fork = source.start(request)) {
      assertThat(fork.facts().get("runtime")).containsPattern("^(cpython |go)[0-9]+\\.[0-9]+");
      for (int i = 0; i < 3; i++) {
        Slice slice = fork.run(SLICE);
        assertThat(slice.operations()).isPositive();
      }
      assertThat(fork.finish()).isEqualTo(Fork.Remains.NOTHING);
    }
    assertThat(byteCode()).as("byte code in the source tree").isEmpty();
  }

  private Path executable() {
    return switch (runtimes.find(LanguageRuntime.GO)) {
      case Found.Present present -> present.executable();
      case Found.Absent absent -> throw new IllegalStateException(absent.reason());
    };
  }

  private static List<Path> byteCode() throws java.io.IOException {
    try (Stream<Path> kernels = Files.walk(Manifests.FOLDER); Stream<Path> workers = Files.walk(WORKERS)) {
      return Stream.concat(kernels, workers).filter(file -> file.toString().endsWith(".pyc")).toList();
    }
  }
}
