package dev.backbench.memory.allocationchurn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbench.contract.Arm;
import dev.backbench.contract.Cell;
import dev.backbench.contract.Contender;
import dev.backbench.contract.InputSize;
import dev.backbench.contract.KernelInput;
import dev.backbench.contract.LanguageRuntime;
import dev.backbench.contract.Parameter;
import dev.backbench.contract.Workload;
import dev.backbench.memory.Installed;
import dev.backbench.plan.PlannedCell;
import dev.backbench.plan.Profile;
import dev.backbench.process.Children;
import dev.backbench.run.Fork;
import dev.backbench.run.ForkFailure;
import dev.backbench.run.ForkRequest;
import dev.backbench.run.GoBuild;
import dev.backbench.run.InputStore;
import dev.backbench.run.PythonEnvironments;
import dev.backbench.run.Slice;
import dev.backbench.run.worker.WorkerForkSource;
import dev.backbench.unit.Metric;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Python and Go compute what Java computes: the fork source refuses another checksum, before and after every slice. */
final class AllocationChurnWorkersIT {
  private static final Path FOLDER = Path.of("workloads", "allocation-churn").toAbsolutePath();
  private static final Path JAR = Path.of("target", "benchmarks.jar").toAbsolutePath();
  private static final Path PYTHON_WORKER = Path.of("..", "fixtures", "workers", "python", "worker.py").toAbsolutePath()
      .normalize();
  private static final Duration PATIENT = Duration.ofSeconds(60);

  @TempDir
  private Path directory;

  private final Children children = new Children("churn-it");

  @AfterEach
  void endProcesses() {
    children.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"acyclic", "parent-links"})
  void pythonBuildsTheSameTrees(String shape) throws ForkFailure {
    measure(new Arm.Worker(LanguageRuntime.PYTHON, FOLDER.resolve("python/kernel.py"), List.of()), shape);
  }

  @ParameterizedTest
  @ValueSource(strings = {"acyclic", "parent-links"})
  void goBuildsTheSameTrees(String shape) throws ForkFailure {
    measure(new Arm.Worker(LanguageRuntime.GO, FOLDER.resolve("go"), List.of()), shape);
  }

  private void measure(Arm.Worker arm, String shape) throws ForkFailure {
    PlannedCell cell = cell(arm, shape);
    InputStore inputs = new InputStore(_ -> JAR, directory.resolve("inputs"));
    ForkRequest request = new ForkRequest(cell, Profile.SMOKE, 0, directory, Map.of(),
        Optional.of(inputs.prepare(cell)));
    try (
        WorkerForkSource source = new WorkerForkSource(children, new Installed(children, directory),
            folder -> new GoBuild(Path.of("go"), directory.resolve("go"), children).build(folder),
            new PythonEnvironments(directory.resolve("python"), children), PYTHON_WORKER, PATIENT);
        Fork fork = source.start(request)) {
      Slice slice = fork.run(Duration.ofMillis(100));
      assertThat(slice.operations()).isPositive();
      assertThat(fork.run(Duration.ofMillis(100)).operations()).isPositive();
      fork.finish();
    }
  }

  private static PlannedCell cell(Arm.Worker arm, String shape) {
    String language = arm.runtime().language();
    Contender contender = new Contender(language, language, arm, true);
    Workload workload = new Workload("memory", "allocation-churn", FOLDER, "Churn", "What?", "a tree",
        Metric.THROUGHPUT,
        10,
        Optional
            .of(new KernelInput(AllocationChurnSource.class.getName(), InputSize.S, InputSize.S, 0x7e91420535dd02bdL)),
        List.of(), List.of(new Parameter("shape", List.of("acyclic", "parent-links"), List.of("acyclic"))),
        List.of(contender));
    Cell cell = new Cell("memory", "allocation-churn", language, language,
        new TreeMap<>(Map.of("shape", shape, "size", "S")), Metric.THROUGHPUT);
    return new PlannedCell(cell, workload, contender, true, List.of(), Duration.ofSeconds(1));
  }
}
