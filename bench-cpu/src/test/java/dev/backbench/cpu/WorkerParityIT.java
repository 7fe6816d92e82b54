package dev.backbench.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.backbench.contract.Arm;
import dev.backbench.contract.Cell;
import dev.backbench.contract.Contender;
import dev.backbench.contract.InputSize;
import dev.backbench.contract.LanguageRuntime;
import dev.backbench.contract.Parameter;
import dev.backbench.contract.Workload;
import dev.backbench.plan.PathRuntimes;
import dev.backbench.plan.PlannedCell;
import dev.backbench.plan.Profile;
import dev.backbench.plan.Runtimes.Found;
import dev.backbench.process.Children;
import dev.backbench.result.Status;
import dev.backbench.run.Fork;
import dev.backbench.run.ForkFailure;
import dev.backbench.run.ForkRequest;
import dev.backbench.run.GoBuild;
import dev.backbench.run.InputFiles;
import dev.backbench.run.InputStore;
import dev.backbench.run.PythonEnvironments;
import dev.backbench.run.Slice;
import dev.backbench.run.worker.WorkerForkSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kernel in every language against the reference: a fork becomes ready, and each slice counts, only when equal. */
final class WorkerParityIT {
  private static final Duration SLICE = Duration.ofMillis(50);
  private static final Path WORKERS = Path.of("..", "fixtures", "workers").toAbsolutePath().normalize();

  private static final Children CHILDREN = new Children("parity");
  private static final PathRuntimes RUNTIMES = PathRuntimes.ofProcess();
  /** One for all tests: it remembers an index that does not answer. The program's own cache is as good as another. */
  private static final PythonEnvironments ENVIRONMENTS = new PythonEnvironments(Path.of("..", "target", "python"),
      CHILDREN);

  /** One for all tests: it remembers what the reference made of an input. */
  private static final InputStore INPUTS = new InputStore(_ -> Path.of("target", "benchmarks.jar"),
      Path.of("target", "inputs"));

  @TempDir
  private Path directory;

  @AfterAll
  static void killThem() {
    CHILDREN.close();
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

  /** The cell fails with the reason; a kernel that went on would time something else. */
  @ParameterizedTest(name = "{0}[{1}]")
  @MethodSource("workers")
  void failsOnAnInputThatIsCut(String workload, String contender, Workload manifest, Contender worker)
      throws Exception {
    PlannedCell cell = Manifests.cell(manifest, worker, InputSize.VERIFY);
    InputFiles whole = input(cell);
    byte[] bytes = Files.readAllBytes(whole.verify());
    Path cut = Files.write(directory.resolve("cut.bin"), Arrays.copyOf(bytes, bytes.length - 1));
    assertThat(failure(cell, whole, cut)).hasMessageStartingWith(workload + "[" + contender + "]: ");
  }

  /** Every kernel reads through the runtime of its language, so one kernel of each is enough. */
  @ParameterizedTest(name = "{0}[{1}]")
  @MethodSource("noopWorkers")
  void failsOnAnInputThatIsMissingOrAnothers(String workload, String contender, Workload manifest, Contender worker)
      throws Exception {
    PlannedCell cell = Manifests.cell(manifest, worker, InputSize.VERIFY);
    InputFiles whole = input(cell);
    assertThat(failure(cell, whole, directory.resolve("nowhere.bin"))).hasMessageContaining("nowhere.bin");
    byte[] bytes = Files.readAllBytes(whole.verify());
    bytes[0] = '?';
    assertThat(failure(cell, whole, Files.write(directory.resolve("anothers.bin"), bytes)))
        .hasMessageContaining("anothers.bin: expected");
  }

  static Stream<Arguments> noopWorkers() {
    return workers().filter(worker -> "noop".equals(worker.get()[0]));
  }

  private ForkFailure failure(PlannedCell cell, InputFiles whole, Path verify) {
    InputFiles input = new InputFiles(verify, whole.verifyChecksum(), whole.measured(), whole.sums());
    ForkFailure failure = catchThrowableOfType(ForkFailure.class, () -> start(cell, input).close());
    assertThat(failure).isNotNull();
    assertThat(failure.status()).isEqualTo(Status.FAILED);
    return failure;
  }

  private static InputFiles input(PlannedCell cell) throws ForkFailure {
    Arm.Worker arm = (Arm.Worker) cell.contender().arm();
    assumeTrue(RUNTIMES.find(arm.runtime()) instanceof Found.Present, () -> RUNTIMES.find(arm.runtime()).toString());
    return INPUTS.prepare(cell);
  }

  private void measure(PlannedCell cell) throws Exception {
    try (Fork fork = start(cell, input(cell))) {
      assertThat(fork.facts().get("runtime")).containsPattern("^(cpython |pypy |go)[0-9]+\\.[0-9]+");
      for (int i = 0; i < 3; i++) {
        Slice slice = fork.run(SLICE);
        assertThat(slice.operations()).isPositive();
      }
      assertThat(fork.finish().suspicion()).isEmpty();
    }
    assertThat(byteCode()).as("byte code in the source tree").isEmpty();
  }

  /** Packages and modules come from an index: without one, this kernel is skipped here as it is in a run. */
  private Fork start(PlannedCell cell, InputFiles input) throws ForkFailure {
    WorkerForkSource source = new WorkerForkSource(CHILDREN, RUNTIMES,
        folder -> new GoBuild(executable(), Path.of("target", "go"), CHILDREN).build(folder), ENVIRONMENTS,
        WORKERS.resolve("python/worker.py"), Duration.ofMinutes(1));
    try {
      return source.start(new ForkRequest(cell, Profile.SMOKE, 1, directory, Map.of(), Optional.of(input)));
    } catch (ForkFailure e) {
      assumeTrue(e.status() != Status.SKIPPED, e.getMessage());
      throw e;
    }
  }

  private static Path executable() {
    return switch (RUNTIMES.find(LanguageRuntime.GO)) {
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
