package dev.backbench.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.backbench.contract.Amount;
import dev.backbench.contract.Arm;
import dev.backbench.contract.Contender;
import dev.backbench.contract.DatabaseUse;
import dev.backbench.contract.InputSize;
import dev.backbench.contract.Jvm;
import dev.backbench.contract.LanguageRuntime;
import dev.backbench.contract.Parameter;
import dev.backbench.contract.Workload;
import dev.backbench.unit.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class ManifestsTest {
  private static final String FILE = "bench-cpu/workloads/fraud-score/workload.json";

  private static final String LAUNCH_MANIFEST = "bench-memory/workloads/launch/hello/workload.json";

  @TempDir
  private Path root;
  private ProjectFolder project;

  @BeforeEach
  void createProject() {
    project = ProjectFolder.create(root);
  }

  @Test
  void readsEveryKeyOfAKernelWorkload() throws IOException {
    Workload workload = project.read().getFirst();
    Path folder = root.toRealPath().resolve("bench-cpu/workloads/fraud-score");

    assertThat(workload.suite()).isEqualTo("cpu");
    assertThat(workload.id()).isEqualTo("fraud-score");
    assertThat(workload.folder()).isEqualTo(folder);
    assertThat(workload.title()).isEqualTo("Fraud score");
    assertThat(workload.question()).startsWith("How far apart");
    assertThat(workload.operation()).isEqualTo("score one transaction");
    assertThat(workload.metric()).isEqualTo(Metric.THROUGHPUT);
    assertThat(workload.priority()).isEqualTo(10);
    assertThat(workload.input()).hasValueSatisfying(input -> {
      assertThat(input.source()).isEqualTo("dev.backbench.cpu.fraudscore.FraudScoreSource");
      assertThat(input.size()).isEqualTo(InputSize.M);
      assertThat(input.quick()).isEqualTo(InputSize.S);
      // Above 2^63: the checksum is an unsigned number.
      assertThat(Long.toUnsignedString(input.verifyChecksum(), 16)).isEqualTo("f3a0000000000001");
    });
    assertThat(workload.fixtures()).isEmpty();
    assertThat(workload.parameters())
        .containsExactly(new Parameter("patterns", List.of("8", "32", "128"), List.of("32")));
    assertThat(workload.contenders()).extracting(contender -> contender.id()).containsExactly("java", "cpython", "go");
    assertThat(workload.contenders()).extracting(contender -> contender.quick()).containsExactly(true, true, false);
    assertThat(workload.contenders()).extracting(contender -> contender.arm()).containsExactly(
        new Arm.Jmh("dev.backbench.cpu.fraudscore.FraudScoreBenchmark.score",
            new Jvm(Jvm.Collector.SERIAL, 256L << 20, List.of("-Xss2m"))),
        new Arm.Worker(LanguageRuntime.PYTHON, folder.resolve("python/kernel.py"),
            Optional.of(folder.resolve("python/requirements.txt")), List.of("-X", "gil=0")),
        new Arm.Worker(LanguageRuntime.GO, folder.resolve("go"), List.of()));
  }

  @Test
  void readsWhoMayUseAllCpusAndWhoIsTheControl() throws IOException {
    project.write("bench-cpu/workloads/fraud-score/workload.json", ProjectFolder.FRAUD_SCORE.replace(
        "\"language\": \"python\",", "\"language\": \"python\", \"cpus\": \"all\", \"control\": true,"));
    assertThat(project.read().getFirst().contenders()).extracting(Contender::allCpus).containsExactly(false, true,
        false);
    assertThat(project.read().getFirst().contenders()).extracting(Contender::control).containsExactly(false, true,
        false);
  }

  @Test
  void aKernelForEveryPythonHasAContenderOnEach() {
    project.write(FILE, ProjectFolder.FRAUD_SCORE.replace("\"python3\"", "\"python\"")
        .replace("\"requirements\": \"python/requirements.txt\", ", ""));
    assertThat(project.read().getFirst().contenders()).filteredOn(contender -> contender.language().equals("python"))
        .extracting(contender -> contender.id(), contender -> contender.quick(),
            contender -> ((Arm.Worker) contender.arm()).runtime())
        .containsExactly(tuple("cpython", true, LanguageRuntime.PYTHON), tuple("pypy", false, LanguageRuntime.PYPY),
            tuple("cpython-nogil", false, LanguageRuntime.FREE_THREADED));
  }

  @Test
  void readsALaunchInAGroupWhoseJarIsNotBuiltYet() throws IOException {
    Workload workload = project.read().getLast();

    assertThat(workload.id()).isEqualTo("launch/hello");
    assertThat(workload.fixtures()).containsExactly("postgres");
    assertThat(workload.input()).isEmpty();
    assertThat(workload.contenders().getFirst().arm()).isEqualTo(new Arm.Launch(LanguageRuntime.JAVA,
        root.toRealPath().resolve("bench-memory/target/benchmarks.jar"), "dev.backbench.memory.Hello",
        List.of("-XX:+UseSerialGC"), "hello"));
  }

  @Test
  void readsAScriptForPgbench() throws IOException {
    String launch = ProjectFolder.LAUNCH;
    int from = launch.indexOf("\"contenders\"");
    project.write("bench-memory/workloads/launch/hello/select.sql", "SELECT 1;");
    project.write(LAUNCH_MANIFEST, launch.substring(0, from)
        + "\"contenders\": {\"pgbench\": {\"language\": \"c\", \"pgbench\": {\"script\": \"select.sql\"}}}}");
    assertThat(project.read().getLast().contenders().getFirst().arm())
        .isEqualTo(new Arm.Pgbench(root.toRealPath().resolve("bench-memory/workloads/launch/hello/select.sql")));
  }

  @Test
  void readsWhatAnOperationDoesToTheDatabase() {
    project.write(LAUNCH_MANIFEST, ProjectFolder.LAUNCH.replace("\"fixtures\"", """
        "database": {"calls": "queries", "rows": [1, 2.5], "writes": ["users", "orders"]},
        "parameters": {"queries": {"values": ["1", "20"], "quick": ["20"]}},
        "fixtures\"""").replace("\"language\"", "\"database\": {\"calls\": 7}, \"language\""));
    Workload workload = project.read().getLast();
    assertThat(workload.database()).isEqualTo(new DatabaseUse(Optional.of(new Amount.OfParameter("queries")),
        Optional.of(new Amount.Between(1, 2.5)), Set.of("orders", "users")));
    assertThat(workload.contenders().getFirst().database())
        .isEqualTo(new DatabaseUse(Optional.of(new Amount.Between(7, 7)), Optional.empty(), Set.of()));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "{\"calls\": [1]}|\"calls\" must be a number, two bounds or a parameter's name, got an array of 1.",
      "{\"calls\": [2, 1]}|amount: expected 0 <= least <= most, got 2.0 and 1.0.",
      "{\"calls\": \"querys\"}|\"calls\" must name a parameter whose values are numbers, got \"querys\".",
      "{\"rows\": true}|\"rows\" must be a finite number, got true.",
      "{\"writes\": [\"a\", \"a\"]}|\"1\" must occur once, got \"a\".",
      "{\"writes\": [\"a; DROP\"]}|\"0\" must be the name of a table, in lower case, got \"a; DROP\".",
      "{\"writs\": []}|expected a known key, got \"writs\". Did you mean \"writes\"?"
  })
  void refusesADatabaseThatMakesNoSense(String database, String message) {
    project.write(LAUNCH_MANIFEST, ProjectFolder.LAUNCH.replace("\"fixtures\"",
        "\"database\": " + database + ", \"fixtures\""));
    assertThat(project.problems()).singleElement().asString().contains(message);
  }

  @Test
  void refusesADatabaseWithoutAFixtureAndAContenderThatWritesElsewhere() {
    project.write(LAUNCH_MANIFEST, ProjectFolder.LAUNCH.replace("\"fixtures\": [\"postgres\"],",
        "\"database\": {\"calls\": 1},").replace("\"language\"", "\"database\": {\"writes\": []}, \"language\""));
    assertThat(project.problems()).hasSize(2)
        .anySatisfy(problem -> assertThat(problem).contains("\"database\" needs \"fixtures\" that name one"))
        .anySatisfy(problem -> assertThat(problem).contains("expected a known key, got \"writes\"."));
  }

  /** What is replaced in the sound manifest, by what, on which line the problem must be found, and its words. */
  static Stream<Arguments> mistakes() {
    return Stream.of(
        Arguments.of("\"serial\"", "\"g2\"", 22,
            "\"collector\" must be one of serial, parallel, g1, zgc, shenandoah, epsilon, got \"g2\". Did you mean \"g1\"?"
                + " (at /contenders/java/jmh/collector)"),
        Arguments.of("\"256m\"", "\"256\"", 23,
            "\"heap\" must be a whole number and m or g, or a multiple of a parameter, got \"256\"."),
        Arguments.of("\"256m\"", "\"8m\"", 20, "heap: expected at least 16 MiB, got 8388608 bytes."),
        Arguments.of("\"256m\"", "256", 23, "\"heap\" must be a string, got 256."),
        Arguments.of("\"title\"", "\"titel\"", 2, "expected a known key, got \"titel\". Did you mean \"title\"?"),
        Arguments.of("\"title\"", "\"titel\"", 1, "\"title\" is missing. Add it."),
        Arguments.of("\"heap\"", "\"heep\"", 23, "got \"heep\". Did you mean \"heap\"? (at /contenders/java/jmh)"),
        Arguments.of("\"size\": \"M\"", "\"size\": \"XL\"", 9, "\"size\" must be one of S, M, L, got \"XL\"."),
        Arguments.of("\"quick\": \"S\"", "\"quick\": \"VERIFY\"", 10, "\"quick\" must be one of S, M, L"),
        Arguments.of("\"priority\": 10", "\"priority\": 1e1", 6, "must be a whole number from 0 to 9999, got 1e1."),
        Arguments.of("\"priority\": 10", "\"priority\": -1", 6, "must be a whole number from 0 to 9999, got -1."),
        Arguments.of("\"priority\": 10", "\"priority\": 99999999999999999999", 6, "must be a whole number"),
        Arguments.of("\"priority\": 10", "\"priority\": true", 6, "must be a whole number from 0 to 9999, got true."),
        Arguments.of("\"throughput\"", "\"thruput\"", 5, "\"metric\" must be one of throughput, cpu-time"),
        Arguments.of("0xf3a0000000000001", "f3a0", 11, "\"verify_checksum\" must be 0x and 1 to 16"),
        Arguments.of("0xf3a0000000000001", "0x1f3a0000000000001", 11, "\"verify_checksum\" must be 0x and 1 to 16"),
        Arguments.of("\"32\", ", "\"32\", \"8\", ", 14, "parameter patterns: expected distinct values"),
        Arguments.of("[\"32\"]", "[\"33\"]", 14, "a non-empty quick part of them"),
        Arguments.of("[\"32\"]", "[32]", 14, "\"0\" must be a string, got 32. (at /parameters/patterns/quick/0)"));
  }

  static Stream<Arguments> mistakesFurtherDown() {
    return Stream.of(
        Arguments.of("\"patterns\"", "\"size\"", 14, "\"size\" must not be declared"),
        Arguments.of("\"patterns\"", "\"Patterns\"", 14, "parameter: expected [a-z0-9]"),
        Arguments.of("\"patterns\": {", "\"patterns\": [], \"x\": {", 14,
            "\"patterns\" must be an object, got an array of 0."),
        Arguments.of("\"cpython\"", "\"C Python\"", 27, "contender: expected [a-z0-9]"),
        Arguments.of("\"language\": \"python\"", "\"language\": \"go\"", 28,
            "\"language\" must be \"python\", as its runtime says, got \"go\"."),
        Arguments.of("\"language\": \"python\"", "\"language\": \"rust\"", 28,
            "\"language\" must be one of java, python, go, c, got \"rust\"."),
        Arguments.of("\"python3\"", "\"java\"", 30,
            "\"runtime\" must be one of python3, go, pypy3, python3t, got \"java\"."),
        Arguments.of("python/kernel.py", "python/gone.py", 30,
            "\"source\" must be there, relative to bench-cpu/workloads/fraud-score, got \"python/gone.py\"."),
        Arguments.of("\"python3\"", "\"python\"", 31, "\"requirements\" must be left out for every Python"),
        Arguments.of("python/requirements.txt", "python/gone.txt", 31, "\"requirements\" must be there, relative to"),
        Arguments.of("\"source\": \"go\"", "\"source\": \"go\", \"requirements\": \"go\"", 35,
            "\"requirements\" must be left out for go: go.mod has them. Remove it."),
        Arguments.of("python/kernel.py", "python", 30, "\"source\" must be a file inside"),
        Arguments.of("python/kernel.py", "/etc/passwd", 30, "must be a relative path inside the project"),
        Arguments.of("python/kernel.py", "../../../../../etc/passwd", 30, "must be a relative path inside the project"),
        Arguments.of("python/kernel.py", "", 30, "must be a relative path inside the project"),
        Arguments.of("python/kernel.py", "a\\u0000b", 30, "\"source\" must be a path, got \"a\\u0000b\"."),
        Arguments.of("\"source\": \"go\"", "\"source\": \"go/main.go\"", 35, "\"source\" must be a folder inside"),
        Arguments.of("\"worker\": {\"runtime\": \"go\", \"source\": \"go\"}", "\"quick\": false", 33,
            "expected exactly one of jmh, worker, launch, pgbench, got none."),
        Arguments.of("\"worker\": {\"runtime\": \"go\"", "\"launch\": {}, \"worker\": {\"runtime\": \"go\"", 33,
            "expected exactly one of jmh, worker, launch, pgbench, got [worker, launch]."),
        Arguments.of("\"Fraud score\"", "\"\"", 2, "\"title\" must be one line of 1 to 300 characters, got \"\"."),
        Arguments.of("\"Fraud score\"", "\"a\\u001b[31mb\"", 2, "got \"a\\u001b[31mb\"."),
        Arguments.of("\"Fraud score\"", "null", 2, "\"title\" must be a string, got null."),
        Arguments.of("\"quick\": true", "\"cpus\": \"some\"", 19, "\"cpus\" must be one of one, all"),
        Arguments.of("\"quick\": true", "\"quick\": \"yes\"", 19, "\"quick\" must be true or false, got \"yes\"."),
        Arguments.of("\"operation\"", "\"title\": \"Again\", \"operation\"", 4,
            "\"title\" must occur once, got it on line 2 too. Remove one."),
        Arguments.of("FraudScoreBenchmark.score", "Fraud Score", 21,
            "\"benchmark\" must be a fully qualified Java name"),
        Arguments.of("\"-Xss2m\"", "\"\"", 24, "must be one line of 1 to 300 characters"),
        Arguments.of("\"priority\": 10,", "\"priority\": 10", 7, "expected JSON, got: "));
  }

  @ParameterizedTest
  @MethodSource({"mistakes", "mistakesFurtherDown"})
  void saysWhereAMistakeIsAndWhatWasExpected(String sound, String mistake, int line, String words) {
    assertThat(ProjectFolder.FRAUD_SCORE).contains(sound);
    project.write(FILE, replaceFirst(sound, mistake));

    assertThat(project.problems()).anySatisfy(problem -> assertThat(problem).startsWith(FILE + ":" + line + ": ")
        .contains(words).doesNotContain("\n"));
  }

  @Test
  void findsAllProblemsOfAllFilesAtOnceInFileOrder() {
    project.write(FILE, ProjectFolder.FRAUD_SCORE.replace("\"serial\"", "\"serail\"").replace("\"M\"", "\"XL\"")
        .replace("\"throughput\"", "7"));
    project.write("bench-memory/workloads/launch/hello/workload.json",
        ProjectFolder.LAUNCH.replace("\"expected\": \"hello\"", "\"expekted\": \"hello\""));

    assertThat(project.problems()).satisfiesExactly(
        problem -> assertThat(problem).startsWith(FILE + ":5: \"metric\" must be one of"),
        problem -> assertThat(problem).startsWith(FILE + ":9: \"size\" must be one of"),
        problem -> assertThat(problem).startsWith(FILE + ":22: \"collector\" must be one of"),
        problem -> assertThat(problem)
            .isEqualTo("bench-memory/workloads/launch/hello/workload.json:11: \"expected\" is missing. Add it."
                + " (at /contenders/java-serial/launch)"),
        problem -> assertThat(problem).contains(":16: ").contains("\"expekted\". Did you mean \"expected\"?"));
  }

  @Test
  void refusesAManifestThatIsTruncatedAtAnyByte() {
    String whole = ProjectFolder.FRAUD_SCORE.strip();
    for (int length = 0; length < whole.length(); length++) {
      project.write(FILE, whole.substring(0, length));
      assertThat(project.problems()).singleElement().asString().startsWith(FILE + ":");
    }
  }

  @Test
  void refusesTrailingTextAndHugeFilesAndOtherEncodings() throws IOException {
    project.write(FILE, ProjectFolder.FRAUD_SCORE + "{}");
    assertThat(project.problems()).singleElement().asString().contains("expected the end of the file");

    project.write(FILE, ProjectFolder.FRAUD_SCORE + " ".repeat(64 << 10));
    assertThat(project.problems()).singleElement().asString()
        .isEqualTo(FILE + ": expected at most 65,536 bytes, got more");

    Files.write(root.resolve(FILE), new byte[]{'{', '"', (byte) 0xff, '"', '}'});
    assertThat(project.problems()).singleElement().asString().isEqualTo(FILE + ": expected UTF-8, got other bytes");

    project.write(FILE, "[".repeat(10_000));
    assertThat(project.problems()).singleElement().asString().contains("expected JSON, got: ");

    project.write(FILE, "[]");
    assertThat(project.problems()).anySatisfy(problem -> assertThat(problem).contains("the root must be an object"));
  }

  @Test
  void refusesASourceThatLeavesTheProjectThroughASymbolicLink(@TempDir Path elsewhere) throws IOException {
    Path secret = Files.writeString(elsewhere.resolve("secret.py"), "");
    Path link = root.resolve("bench-cpu/workloads/fraud-score/python/kernel.py");
    Files.delete(link);
    Files.createSymbolicLink(link, secret);

    assertThat(project.problems()).singleElement().asString()
        .contains("\"source\" must lie inside the project").contains("A symbolic link leads out of it.")
        .doesNotContain(elsewhere.toString());
  }

  @Test
  void refusesAManifestBehindASymbolicLinkThatLeavesTheProject(@TempDir Path elsewhere) throws IOException {
    ProjectFolder other = ProjectFolder.create(elsewhere);
    Files.createSymbolicLink(root.resolve("bench-cpu/workloads/other"),
        other.root().resolve("bench-cpu/workloads/fraud-score"));

    assertThat(project.problems()).singleElement().asString()
        .isEqualTo("bench-cpu/workloads/other/workload.json: must lie inside the project, leads out of it");
  }

  @Test
  void refusesTwoWorkloadsWithOneId() {
    project.write("bench-memory/workloads/fraud-score/workload.json", ProjectFolder.LAUNCH);

    assertThat(project.problems()).singleElement().asString()
        .startsWith("bench-memory/workloads/fraud-score/workload.json:1: the id \"fraud-score\" must be unique");
  }

  @Test
  void refusesAFolderWhoseNameIsNoId() {
    project.write("bench-memory/workloads/Hello World/workload.json", ProjectFolder.LAUNCH);

    assertThat(project.problems()).singleElement().asString().contains("workload: expected")
        .contains("\"Hello World\"");
  }

  @Test
  void refusesAProjectWithoutWorkloads(@TempDir Path empty) {
    assertThat(new ProjectFolder(empty).problems()).singleElement().asString()
        .contains("expected bench-*/workloads/*/");
    assertThat(new ProjectFolder(empty.resolve("gone")).problems()).singleElement().asString()
        .contains("expected a readable project folder");
  }

  private static String replaceFirst(String sound, String mistake) {
    int at = ProjectFolder.FRAUD_SCORE.indexOf(sound);
    return ProjectFolder.FRAUD_SCORE.substring(0, at) + mistake
        + ProjectFolder.FRAUD_SCORE.substring(at + sound.length());
  }
}
