package dev.backbench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.backbench.contract.InputSize;
import dev.backbench.contract.KernelSource;
import dev.backbench.contract.LanguageRuntime;
import dev.backbench.json.Manifests;
import dev.backbench.plan.PathRuntimes;
import dev.backbench.plan.Runtimes;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code scripts/new-cpu-workload} lays out works in every language before a line of it is changed. */
final class NewCpuWorkloadIT {
  private static final String CHECKSUM = "0xec95929d6c9d7f9e";

  @TempDir
  private Path root;
  private Path project = Path.of("");
  private Path workload = Path.of("");
  private Path input = Path.of("");

  @BeforeEach
  void layOut() throws Exception {
    project = Project.locate("", Path.of("")).root();
    run(List.of(project.resolve("scripts/new-cpu-workload").toString(), "two-words", root.toString()));
    workload = root.resolve("bench-cpu/workloads/two-words");
    Files.createSymbolicLink(Files.createDirectory(root.resolve("fixtures")).resolve("workers"),
        project.resolve("fixtures/workers"));
    input = root.resolve("input");
    try (URLClassLoader loader = new URLClassLoader(new URL[]{compile().toUri().toURL(), jar().toUri().toURL()},
        KernelSource.class.getClassLoader()); OutputStream out = Files.newOutputStream(input)) {
      source(loader).write(InputSize.VERIFY, Map.of(), out);
    }
  }

  @Test
  void itsManifestIsAWorkload() throws Exception {
    assertThat(Manifests.read(root)).singleElement().satisfies(read -> {
      assertThat(read.id()).isEqualTo("two-words");
      assertThat("0x%016x".formatted(read.input().orElseThrow().verifyChecksum())).isEqualTo(CHECKSUM);
      assertThat(read.contenders()).extracting(contender -> contender.id()).containsExactly("java", "cpython", "pypy",
          "cpython-nogil", "go");
    });
  }

  @Test
  void javaAgrees() throws Exception {
    try (URLClassLoader loader = new URLClassLoader(
        new URL[]{root.resolve("classes").toUri().toURL(), jar().toUri().toURL()},
        KernelSource.class.getClassLoader())) {
      assertThat("0x%016x".formatted(source(loader).load(input).checksum())).isEqualTo(CHECKSUM);
    }
  }

  @Test
  void pythonAgrees() throws Exception {
    String python = found(LanguageRuntime.PYTHON);
    assertThat(run(List.of(python, "-B", "-c", "import sys; sys.path[:0] = sys.argv[1:3]; import kernel;"
        + " print(f'0x{kernel.load(sys.argv[3]).checksum():016x}')", workload.resolve("python").toString(),
        project.resolve("fixtures/workers/python").toString(), input.toString()))).isEqualTo(CHECKSUM + "\n");
  }

  @Test
  void goAgrees() throws Exception {
    String go = found(LanguageRuntime.GO);
    Path program = root.resolve("program");
    run(List.of(go, "-C", workload.resolve("go").toString(), "build", "-buildvcs=false", "-o", program.toString(),
        "."));
    assertThat(run(List.of(program.toString(), "--verify", input.toString(), "--input",
        input.toString()))).contains(CHECKSUM);
  }

  @Test
  void overwritesNothing() throws Exception {
    Process again = new ProcessBuilder(project.resolve("scripts/new-cpu-workload").toString(), "two-words",
        root.toString()).redirectErrorStream(true).start();
    assertThat(new String(again.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
        .contains("exists");
    assertThat(again.waitFor()).isEqualTo(2);
  }

  private Path compile() throws Exception {
    Path classes = Files.createDirectories(root.resolve("classes"));
    List<String> arguments = new ArrayList<>(List.of("-proc:none", "-d", classes.toString(), "-cp", jar().toString()));
    try (var sources = Files.walk(root.resolve("bench-cpu/src"))) {
      sources.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(arguments::add);
    }
    assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new))).isZero();
    return classes;
  }

  /** The suite's jar holds JMH, the contracts and the readers; what loads first wins, so the contracts stay ours. */
  private Path jar() {
    return new Project(project).benchmarksJar("cpu");
  }

  private static KernelSource source(ClassLoader loader) throws ReflectiveOperationException {
    return loader.loadClass("dev.backbench.cpu.twowords.TwoWordsSource").asSubclass(KernelSource.class)
        .getConstructor().newInstance();
  }

  private static String found(LanguageRuntime runtime) {
    return switch (PathRuntimes.ofProcess().find(runtime)) {
      case Runtimes.Found.Present(Path executable, String _) -> executable.toString();
      case Runtimes.Found.Absent(String reason) -> {
        assumeTrue(false, reason);
        yield "";
      }
    };
  }

  /** Standard output of a command that must succeed; its standard input ends at once. */
  private String run(List<String> command) throws Exception {
    Path out = root.resolve("out");
    Path err = root.resolve("err");
    Process process = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    process.getOutputStream().close();
    assertThat(process.waitFor(300, TimeUnit.SECONDS)).as(command.toString()).isTrue();
    assertThat(process.exitValue()).as(Files.readString(err)).isZero();
    return Files.readString(out);
  }
}
