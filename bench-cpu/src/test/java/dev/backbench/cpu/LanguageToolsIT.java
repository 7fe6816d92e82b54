package dev.backbench.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.backbench.contract.LanguageRuntime;
import dev.backbench.plan.PathRuntimes;
import dev.backbench.plan.Runtimes.Found;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the other languages' own tools say of their part. */
final class LanguageToolsIT {
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
    List<Path> folders = folders("test_kernel.py");
    assertThat(folders).isNotEmpty();
    for (Path folder : folders) {
      Program tests = Program.run(folder, List.of(program(LanguageRuntime.PYTHON), "-B", "-m", "unittest"));
      assertThat(tests.output()).as("%s", folder).containsPattern("Ran [1-9][0-9]* tests").endsWith("OK\n");
    }
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
