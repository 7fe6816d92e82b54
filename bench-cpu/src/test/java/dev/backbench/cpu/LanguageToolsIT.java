package dev.backbench.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.backbench.contract.LanguageRuntime;
import dev.backbench.plan.PathRuntimes;
import dev.backbench.plan.Runtimes.Found;
import dev.backbench.process.Children;
import dev.backbench.result.Status;
import dev.backbench.run.ForkFailure;
import dev.backbench.run.PythonEnvironments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the other languages' own tools say of their part. */
final class LanguageToolsIT {
  private static final String LOCK = "requirements.txt";
  private static final Path WORKERS = Path.of("..", "fixtures", "workers").toAbsolutePath().normalize();

  @Test
  void thePythonWorkerPassesItsTests() throws Exception {
    Program tests = Program.run(WORKERS.resolve("python"),
        List.of(program(LanguageRuntime.PYTHON), "-B", "-m", "unittest"));
    assertThat(tests.output()).containsPattern("Ran [1-9][0-9]* tests").endsWith("OK\n");
  }

  @Test
  void theGoWorkerPassesItsTests() throws Exception {
    Program tests = Program.run(WORKERS.resolve("go"), List.of(program(LanguageRuntime.GO), "test", "-count=1", "-v",
        "./..."));
    assertThat(tests.output()).contains("--- PASS: TestVectors").doesNotContain("FAIL");
    assertThat(tests.exitCode()).as(tests.output()).isZero();
  }

  /** Known answers, for instance, which equal checksums do not replace. */
  @Test
  void kernelsInPythonPassTheirOwnTests() throws Exception {
    List<Path> folders = folders("test_kernel.py").stream().filter(folder -> !needsPackages(folder)).toList();
    assertThat(folders).isNotEmpty();
    for (Path folder : folders) {
      passes(program(LanguageRuntime.PYTHON), folder);
    }
  }

  /** In the environment that a run makes for them; without a package index they are skipped here as there. */
  @Test
  void kernelsInPythonThatNeedPackagesPassTheirOwnTests() throws Exception {
    List<Path> folders = folders("test_kernel.py").stream().filter(LanguageToolsIT::needsPackages).toList();
    assertThat(folders).isNotEmpty();
    try (Children children = new Children("python-tests")) {
      PythonEnvironments environments = new PythonEnvironments(Path.of("..", "target", "python"), children);
      for (Path folder : folders) {
        passes(interpreter(environments, folder.resolve(LOCK)), folder);
      }
    }
  }

  private static void passes(String python, Path folder) throws Exception {
    Program tests = Program.run(folder, List.of(python, "-B", "-m", "unittest"));
    assertThat(tests.output()).as("%s", folder).containsPattern("Ran [1-9][0-9]* tests").endsWith("OK\n");
  }

  private static String interpreter(PythonEnvironments environments, Path lock) throws ForkFailure {
    Found found = PathRuntimes.ofProcess().find(LanguageRuntime.PYTHON);
    assumeTrue(found instanceof Found.Present, found::toString);
    try {
      return environments.of((Found.Present) found, lock).interpreter().toAbsolutePath().toString();
    } catch (ForkFailure e) {
      assumeTrue(e.status() != Status.SKIPPED, e.getMessage());
      throw e;
    }
  }

  private static boolean needsPackages(Path folder) {
    return Files.exists(folder.resolve(LOCK));
  }

  @Test
  void kernelsInGoPassTheirOwnTests() throws Exception {
    List<Path> folders = folders("main_test.go");
    assertThat(folders).isNotEmpty();
    for (Path folder : folders) {
      Program tests = Program.run(folder, List.of(program(LanguageRuntime.GO), "test", "-count=1", "-v", "."));
      assertThat(tests.output()).as("%s", folder).contains("--- PASS: Test").doesNotContain("FAIL");
      assertThat(tests.exitCode()).as(tests.output()).isZero();
    }
  }

  @Test
  void everyGoModuleIsCleanUnderVetAndFormatted() throws Exception {
    String go = program(LanguageRuntime.GO);
    String gofmt = Program.run(WORKERS, List.of(go, "env", "GOROOT")).output().strip() + "/bin/gofmt";
    assumeTrue(Files.isExecutable(Path.of(gofmt)), gofmt + " not found");
    List<Path> folders = Stream.concat(modules(Manifests.FOLDER), modules(WORKERS)).toList();
    assertThat(folders).hasSizeGreaterThanOrEqualTo(4);
    for (Path folder : folders) {
      Program vet = Program.run(folder, List.of(go, "vet", "./..."));
      assertThat(vet.exitCode()).as("go vet in %s: %s", folder, vet.output()).isZero();
      assertThat(Program.run(folder, List.of(gofmt, "-l", ".")).output()).as("gofmt -l in %s", folder).isEmpty();
    }
  }

  private static List<Path> folders(String name) throws IOException {
    try (Stream<Path> files = Files.walk(Manifests.FOLDER)) {
      return files.filter(file -> file.endsWith(name)).map(Path::getParent).toList();
    }
  }

  private static Stream<Path> modules(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.endsWith("go.mod")).map(Path::getParent).toList().stream();
    }
  }

  private static String program(LanguageRuntime runtime) {
    Found found = PathRuntimes.ofProcess().find(runtime);
    assumeTrue(found instanceof Found.Present, found::toString);
    return ((Found.Present) found).executable().toString();
  }
}
