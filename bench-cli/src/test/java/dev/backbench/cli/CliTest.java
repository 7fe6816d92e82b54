package dev.backbench.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands as typed, against fake services. */
final class CliTest {
  private final FakeServices services = new FakeServices();
  private final Typed typed = new Typed(services);

  @ParameterizedTest
  @ValueSource(strings = {"list", "plan", "run", "report", "compare", "claims", "gate", "baseline", "gate-study",
      "explain", "doctor", "load-check", "clean"})
  void helpNamesEveryCommandAndEachHasItsOwn(String command) {
    typed.run("--help");
    assertThat(typed.code).isEqualTo(0);
    assertThat(typed.out()).contains("\n  " + command);
    typed.run(command, "--help");
    assertThat(typed.code).isEqualTo(0);
    assertThat(typed.out()).contains("Usage: bench " + command);
  }

  /** A percent sign that is not doubled is one, and picocli says so beside the help. */
  @ParameterizedTest
  @ValueSource(strings = {"list", "plan", "run", "report", "compare", "claims", "gate", "baseline", "gate-study",
      "explain", "doctor", "load-check", "clean"})
  void helpIsFormattedAsItIsWritten(String command) {
    PrintStream before = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setErr(new PrintStream(said, true, UTF_8));
    try {
      typed.run(command, "--help");
    } finally {
      System.setErr(before);
    }
    assertThat(said.toString(UTF_8)).isEmpty();
  }

  @Test
  void withoutACommandItSaysWhichThereAre() {
    typed.run();
    assertThat(typed.code).isEqualTo(2);
    assertThat(typed.err()).contains("Usage: bench", "explain");
    assertThat(typed.out()).isEmpty();
  }

  @Test
  void namesTheNearestCommand() {
    typed.run("rnu");
    assertThat(typed.code).isEqualTo(2);
    assertThat(typed.err()).isEqualTo("bench: no command \"rnu\". Did you mean \"run\"?\n");
  }

  @Test
  void passesOnWhatFollowsTheDelimiter() {
    typed.run("run", "--suite", "cpu", "--", "-prof", "gc", "-jvmArgsAppend", "-Xint -Dx=y");
    assertThat(typed.code).as(typed.err()).isZero();
    assertThat(services.calls).contains("jmh [-prof, gc, -jvmArgsAppend, -Xint -Dx=y]");
  }

  @Test
  void refusesWhatWouldBreakTheMeasuring() {
    typed.run("run", "stray", "--", "-f", "3", "-foe", "true", "-prf", "gc", "-jvmArgs", "-Xmx9g", "-prof");
    assertThat(typed.code).isEqualTo(2);
    assertThat(typed.err().lines()).anyMatch(line -> line.equals("run: expected nothing more, got \"stray\"."))
        .anyMatch(line -> line.startsWith("-- -f: refused, forks, slices"))
        .anyMatch(line -> line.startsWith("-- -foe: refused, one failure")).anyMatch(line -> line.endsWith(
            "got \"-prf\". Did you mean \"-prof\"?"))
        .anyMatch(line -> line.startsWith("-- -jvmArgs: refused \"-Xmx9g\""))
        .anyMatch(line -> line.equals("-- -prof: expected a value, got none. For instance -- -prof gc")).hasSize(6);
    assertThat(services.calls).isEmpty();
    typed.run("plan", "--", "-prof", "gc");
    assertThat(typed.code).isEqualTo(2);
  }

  @Test
  void tellsAllProblemsAtOnceAndRunsNothing() {
    typed.run("run", "--profile", "qick", "--budget", "10", "--bugdet=3", "--seed", "-1", "--cpus", "3-1",
        "--postgres", "mysql", "--format", "jason", "--suite", "cpuu");
    assertThat(typed.code).isEqualTo(2);
    assertThat(typed.err().lines()).containsExactlyInAnyOrder(
        "run: no option \"--bugdet\". Did you mean \"--budget\"?",
        "--format: expected one of text, html, md, csv, junit, jmh, json, got \"jason\". Did you mean \"json\"?",
        "--postgres: expected one of auto, testcontainers, embedded, external, got \"mysql\". Known: auto, embedded,"
            + " external, testcontainers.",
        "--profile: expected one of smoke, quick, claims, standard, rigorous, got \"qick\". Did you mean \"quick\"?",
        "--suite: expected one of cpu, got \"cpuu\". Did you mean \"cpu\"?",
        "--budget: expected a whole number and ms, s, m or h, got \"10\". For instance 10m.",
        "--seed: expected a whole number of at most 15 digits, got \"-1\".",
        "--cpus: expected ranges from low to high, got \"3-1\".");
    assertThat(services.calls).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1,[1]", "'0,2',[0;2]", "0-3,[0;1;2;3]", "all,[]", "'',[7]"})
  void understandsCpuLists(String text, String expected) {
    typed.run("plan", "--cpus=" + text);
    assertThat(services.selection().cpus().toString().replace(", ", ";")).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0s", "-5s", "1e3", "NaN", "5", "1.5m", "10 s", ""})
  void refusesOtherBudgets(String text) {
    typed.run("plan", "--budget", text.isEmpty() ? "x" : text);
    assertThat(typed.code).isEqualTo(2);
    assertThat(typed.err()).startsWith("--budget: expected ");
  }

  @Test
  void passesTheSelectionOn() {
    typed.run("plan", "--profile", "standard", "--suite", "cpu", "--only", "fraud*", "--only", "x", "--contender", "go",
        "--budget", "2h", "--seed", "42");
    assertThat(typed.code).isEqualTo(0);
    assertThat(services.selection().profile().id()).isEqualTo("standard");
    assertThat(services.selection().suites()).containsExactly("cpu");
    assertThat(services.selection().only()).containsExactly("fraud*", "x");
    assertThat(services.selection().contenders()).containsExactly("go");
    assertThat(services.selection().budget()).hasHours(2);
    assertThat(services.selection().seed()).isEqualTo(42);
  }

  @Test
  void planShowsTimesAndSkipsOnStandardOutput() {
    typed.run("plan");
    assertThat(typed.out()).isEqualTo("""
        cell                     forks  about
        fraud-score/java/size=S      3   12 s

        skipped                     why
        fraud-score/cpython/size=S  python3 >= 3.11 not found

        1 cell in about 12 s, 1 skipped; profile quick, seed 99
        times are by 3 earlier runs
        """);
    assertThat(typed.err()).isEmpty();
  }

  @Test
  void listAndPlanSpeakJson() {
    typed.run("list", "--format", "json");
    assertThat(typed.out()).contains("workloads=[{suite=cpu, id=fraud-score");
    typed.run("plan", "--format", "json");
    assertThat(typed.out()).contains("duration_ns=12000000000", "duration_source=by 3 earlier runs",
        "reason=python3 >= 3.11 not found");
  }

  @Test
  void runPrintsTheResultOnStandardOutputAndThePathOnStandardError() {
    typed.run("run", "--format", "csv");
    assertThat(typed.code).isEqualTo(0);
    assertThat(typed.out()).startsWith("run,stamp,suite");
    assertThat(typed.err()).contains("files: ");
    assertThat(services.calls).containsExactly("measure auto durable  false");
  }

  @Test
  void runsExitCodeIsTheReports() {
    services.exitCode = 4;
    typed.run("run", "--require-all", "--durability", "relaxed", "--postgres", "embedded", "--data-set", "L");
    assertThat(typed.code).isEqualTo(4);
    assertThat(services.calls).containsExactly("measure embedded relaxed L true");
  }

  @Test
  void resumeGoesByTheOldPlan() {
    typed.run("run", "--resume", "20260102-030405-abcd");
    assertThat(services.calls).containsExactly("resume 20260102-030405-abcd");
    typed.run("run", "--resume", "20260102-030405-abcd", "--only", "x");
    assertThat(typed.code).isEqualTo(2);
    assertThat(typed.err()).startsWith("--resume: goes by the plan of the run");
  }

  @Test
  void aLongPlanAsksForYes() {
    services.forkCost = java.time.Duration.ofHours(3);
    typed.run("run", "--profile", "standard");
    assertThat(typed.code).isEqualTo(2);
    assertThat(typed.err()).isEqualTo("run: expected --yes for a plan of about 18 h 00 min. Add it, or give a --budget,"
        + " or select less.\n");
    typed.run("run", "--profile", "standard", "--yes");
    assertThat(typed.code).isEqualTo(0);
  }

  @Test
  void anUnfitMachineIsExitFive() {
    services.unfit = true;
    typed.run("run");
    assertThat(typed.code).isEqualTo(5);
    assertThat(typed.err()).isEqualTo("another run measures on this machine\n");
  }

  @Test
  void aBugIsExitOneAndShowsWhereItIs() {
    services.bug = true;
    typed.run("run");
    assertThat(typed.code).isEqualTo(1);
    assertThat(typed.err()).contains("bug: java.lang.IllegalStateException: oops", "FakeServices.measure");
  }

  @Test
  void appendsToTheStepSummary(@TempDir Path directory) throws Exception {
    Path summary = Files.writeString(directory.resolve("summary"), "before\n");
    Typed inCi = new Typed(services, Map.of("GITHUB_STEP_SUMMARY", summary.toString()));
    inCi.run("run");
    assertThat(summary).content().startsWith("before\n# backbench run ");
  }

  @ParameterizedTest
  @CsvSource({"text,backbench run", "html,<!doctype html>", "md,# backbench run", "csv,'run,stamp'",
      "junit,<?xml version", "jmh,jmh of 20260102-030405-abcd", "json,json of 20260102-030405-abcd"})
  void reportsInEveryForm(String format, String start) {
    typed.run("report", "--format", format);
    assertThat(typed.code).isEqualTo(0);
    assertThat(typed.out()).startsWith(start);
    assertThat(services.calls).containsExactly("report latest");
  }

  @Test
  void comparesTwoRunsAndTellsAllMissingOnesAtOnce() {
    typed.run("compare", "20260102-030405-abcd", "latest");
    assertThat(typed.code).isEqualTo(0);
    assertThat(typed.out()).contains("~ [");
    typed.run("compare", "20260102-030405-abcd", "latest", "--format", "html");
    assertThat(typed.out()).startsWith("<!doctype html>").contains("2 runs compared", "COMPARABLE");
    typed.run("compare", "no-1", "no-2");
    assertThat(typed.code).isEqualTo(2);
    assertThat(typed.err()).contains("\"no-1\"", "\"no-2\"");
    typed.run("compare", "latest");
    assertThat(typed.code).isEqualTo(2);
  }

  @Test
  void explainsACodeListsAllAndNamesTheNearest() {
    typed.run("explain", "w101");
    assertThat(typed.out()).startsWith("# W101: few forks");
    typed.run("explain");
    assertThat(typed.out()).contains("W102         steal", "SUSPECT      verified");
    typed.run("explain", "W999");
    assertThat(typed.code).isEqualTo(2);
    assertThat(typed.err()).startsWith("explain: no page \"W999\".");
  }

  @Test
  void theDoctorSaysWhatWouldHelp() {
    typed.run("doctor");
    assertThat(typed.code).isEqualTo(0);
    assertThat(typed.out()).isEqualTo("""
                what  seen     fix
        ok      jdk   Java 25
        ! less  load  2.1      Stop what else runs.
        """);
    services.red = true;
    typed.run("doctor", "--format", "json");
    assertThat(typed.code).isEqualTo(5);
    assertThat(typed.out()).contains("state=red");
  }

  @Test
  void cleanSaysWhatItRemoved() {
    typed.run("clean");
    assertThat(typed.out()).isEqualTo("directory backbench-dead\n");
    assertThat(typed.err()).isEqualTo("1 removed\n");
  }

  @Test
  void hostileArgumentsAreShownAsText() {
    typed.run("\u001b[2Jrun\n::error::x");
    assertThat(typed.err()).doesNotContain("\u001b").hasLineCount(1);
  }

  @Test
  void colourNeedsATerminalThatWantsIt() {
    Map<String, String> plain = Map.of();
    assertThat(new Console(System.out, System.err, true, plain).layout().colour()).isTrue();
    assertThat(new Console(System.out, System.err, false, plain).layout().colour()).isFalse();
    assertThat(new Console(System.out, System.err, true, Map.of("NO_COLOR", "1")).layout().colour()).isFalse();
    assertThat(new Console(System.out, System.err, true, Map.of("TERM", "dumb")).layout().colour()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"100,100", "x,120", "7,120", "20,40", "99999,120"})
  void honoursColumns(String columns, int expected) {
    assertThat(new Console(System.out, System.err, false, Map.of("COLUMNS", columns)).layout().width())
        .isEqualTo(expected);
  }
}
