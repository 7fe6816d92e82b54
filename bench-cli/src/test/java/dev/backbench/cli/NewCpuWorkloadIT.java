package dev.backbench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.backbench.contract.LanguageRuntime;
import dev.backbench.json.Manifests;
import dev.backbench.json.Reports;
import dev.backbench.plan.PathRuntimes;
import dev.backbench.plan.Runtimes.Found;
import dev.backbench.result.Report;
import dev.backbench.result.Status;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code scripts/new-cpu-workload} lays out is measured in every language before a line of it is changed. */
final class NewCpuWorkloadIT {
  private static final Path PROJECT = Path.of(System.getProperty("backbench.root"));
  private static final Path JAR = Path.of("bench-cpu", "target", "benchmarks.jar");
  private static final Path WORKERS = Path.of("fixtures", "workers");
  private static final String LIST = "META-INF/BenchmarkList";

  @TempDir
  private Path root;

  @BeforeEach
  void layOut() throws Exception {
    assertThat(run(script())).as(said()).isZero();
  }

  @Test
  void itsManifestIsAWorkload() throws Exception {
    assertThat(Manifests.read(root)).singleElement().satisfies(read -> {
      assertThat(read.id()).isEqualTo("two-words");
      assertThat(read.contenders()).extracting(contender -> contender.id()).containsExactly("java", "cpython", "pypy",
          "cpython-nogil", "go");
    });
  }

  /** A number shows that each language made the committed checksum of the verify input, and that every slice added up. */
  @Test
  void aSmokeRunMeasuresItInEveryLanguage() throws Exception {
    Report report = smoke(0);
    assertThat(status(report, "java")).isIn(Status.OK, Status.SUSPECT);
    if (found(LanguageRuntime.PYTHON)) {
      assertThat(status(report, "cpython")).isIn(Status.OK, Status.SUSPECT);
    }
    if (found(LanguageRuntime.GO)) {
      assertThat(status(report, "go")).isIn(Status.OK, Status.SUSPECT);
    }
  }

  /** Both do the verify input right, and misbehave on the other, which is longer. */
  @Test
  void aKernelThatDiesAndOneThatLiesHaveNoNumberAndTheOthersGoOn() throws Exception {
    assumeTrue(found(LanguageRuntime.PYTHON) && found(LanguageRuntime.GO), "python3 and go are needed");
    edit("python/kernel.py", "    def step(self) -> int:\n",
        "    def step(self) -> int:\n        if self.items > 100:\n            raise SystemExit(3)\n");
    edit("go/main.go", "return uint64(hash)\n}\n\nfunc (h *hashes) Checksum",
        "return uint64(hash) + uint64(len(h.values)/101)\n}\n\nfunc (h *hashes) Checksum");
    Report report = smoke(4);
    assertThat(status(report, "java")).isIn(Status.OK, Status.SUSPECT);
    assertThat(status(report, "cpython")).isEqualTo(Status.FAILED);
    assertThat(status(report, "go")).isEqualTo(Status.INVALID);
    assertThat(report.outcome().reasons())
        .anySatisfy(reason -> assertThat(reason).contains("two-words/cpython", "it ended with exit code 3"))
        .anySatisfy(reason -> assertThat(reason).contains("two-words/go", "It did other work, or not as much"));
  }

  @Test
  void overwritesNothing() throws Exception {
    assertThat(run(script())).isEqualTo(2);
    assertThat(said()).contains("exists");
  }

  private List<String> script() {
    return List.of(PROJECT.resolve(Path.of("scripts", "new-cpu-workload")).toString(), "two-words", root.toString());
  }

  private void edit(String file, String from, String to) throws IOException {
    Path source = root.resolve(Path.of("bench-cpu", "workloads", "two-words")).resolve(file);
    String text = Files.readString(source);
    assertThat(text).contains(from);
    Files.writeString(source, text.replace(from, to));
  }

  /** What the program reports when the workload is the whole project, and ends with that exit code. */
  private Report smoke(int exitCode) throws Exception {
    Files.copy(PROJECT.resolve("pom.xml"), root.resolve("pom.xml"));
    copy(PROJECT.resolve(WORKERS), root.resolve(WORKERS));
    join(compile());
    assertThat(run(List.of(java(), "--enable-native-access=ALL-UNNAMED", "-Dbackbench.root=" + root, "-jar",
        PROJECT.resolve(Path.of("bench-cli", "target", "backbench-cli.jar")).toString(), "run", "--profile", "smoke",
        "--only", "two-words", "--format", "json"))).as(said()).isEqualTo(exitCode);
    return Reports.parse("report", Files.readString(root.resolve("out")));
  }

  private static Status status(Report report, String contender) {
    return report.cells().stream().filter(cell -> cell.cell().contender().equals(contender)).findFirst().orElseThrow()
        .status();
  }

  private static boolean found(LanguageRuntime runtime) {
    return PathRuntimes.ofProcess().find(runtime) instanceof Found.Present;
  }

  /** With JMH's processor, which is on the tests' class path, as the suite's build has it. */
  private Path compile() throws IOException {
    Path classes = Files.createDirectories(root.resolve("classes"));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        Stream<Path> sources = Files.walk(root.resolve(Path.of("bench-cpu", "src")))) {
      List<String> options = List.of("-d", classes.toString(), "-proc:full", "-classpath",
          PROJECT.resolve(JAR) + ":" + System.getProperty("java.class.path"));
      var units = files
          .getJavaFileObjectsFromPaths(sources.filter(file -> file.toString().endsWith(".java")).toList());
      assertThat(compiler.getTask(said, files, null, options, null, units).call()).as(said.toString()).isTrue();
    }
    return classes;
  }

  /** The suite's jar with these classes in it; JMH's list grows, as it does when the suite is built with one more. */
  private void join(Path classes) throws IOException {
    Path jar = root.resolve(JAR);
    Files.createDirectories(jar.getParent());
    Files.copy(PROJECT.resolve(JAR), jar);
    try (FileSystem inside = FileSystems.newFileSystem(jar, Map.of())) {
      copy(classes.resolve("dev"), inside.getPath("dev"));
      Files.writeString(inside.getPath(LIST), Files.readString(classes.resolve(LIST)), StandardOpenOption.APPEND);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : new ArrayList<>(files.toList())) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** The exit code of a command whose standard input ends at once; what it prints is in {@code out} and {@code err}. */
  private int run(List<String> command) throws Exception {
    Process process = new ProcessBuilder(command).redirectOutput(root.resolve("out").toFile())
        .redirectError(root.resolve("err").toFile()).start();
    process.getOutputStream().close();
    assertThat(process.waitFor(300, TimeUnit.SECONDS)).as(command.toString()).isTrue();
    return process.exitValue();
  }

  private String said() throws IOException {
    return Files.exists(root.resolve("err")) ? Files.readString(root.resolve("err")) : "";
  }
}
