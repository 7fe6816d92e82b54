package dev.backbench.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backbench.contract.Arm;
import dev.backbench.contract.Cell;
import dev.backbench.contract.Contender;
import dev.backbench.contract.DatabaseUse;
import dev.backbench.contract.InputSize;
import dev.backbench.contract.Jvm;
import dev.backbench.contract.KernelInput;
import dev.backbench.contract.LanguageRuntime;
import dev.backbench.contract.Memory;
import dev.backbench.contract.Parameter;
import dev.backbench.contract.Workload;
import dev.backbench.unit.BadInputException;
import dev.backbench.unit.Metric;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class PlannerTest {
  private static final Runtimes ALL = runtime -> new Runtimes.Found.Present(Path.of("/x"), "1");
  private static final Runtimes NO_GO = runtime -> runtime.equals(LanguageRuntime.GO)
      ? new Runtimes.Found.Absent("go >= 1.25 not found")
      : ALL.find(runtime);
  private static final Contender JAVA = new Contender("java", "java",
      new Arm.Jmh("a.B.c", new Jvm(Jvm.Collector.SERIAL, 256L << 20, List.of())), true);
  private static final Contender GO = new Contender("go", "go",
      new Arm.Worker(LanguageRuntime.GO, Path.of("/w/go"), List.of()), true);
  private static final Contender SLOW = new Contender("cpython", "python",
      new Arm.Worker(LanguageRuntime.PYTHON, Path.of("/w/kernel.py"), List.of()), false);
  private static final Contender LAUNCH = new Contender("java-serial", "java",
      new Arm.Launch(LanguageRuntime.JAVA, Path.of("/w/x.jar"), "a.B", List.of(), "hello"), true);

  private static final Workload FRAUD = workload("cpu", "fraud-score", 10, true, JAVA, SLOW, GO);
  private static final Workload SECOND = workload("cpu", "json-parse", 20, false, JAVA, GO);
  private static final Workload DASHBOARD = workload("io", "jdbc/dashboard", 90, false, JAVA);
  private static final Workload HELLO = workload("memory", "hello", 50, false, LAUNCH);
  private static final List<Workload> WORKLOADS = List.of(SECOND, DASHBOARD, HELLO, FRAUD);

  private static Workload workload(String suite, String id, int priority, boolean kernel, Contender... contenders) {
    Optional<KernelInput> input = kernel
        ? Optional.of(new KernelInput("a.Source", InputSize.M, InputSize.S, 1))
        : Optional.empty();
    List<Parameter> parameters = kernel
        ? List.of(new Parameter("patterns", List.of("8", "32"), List.of("32")))
        : List.of();
    return new Workload(suite, id, Path.of("/w"), id, "Why?", "one thing", Metric.THROUGHPUT, priority, input,
        List.of(),
        parameters, List.of(contenders));
  }

  private static Plan plan(Selection selection, Runtimes runtimes) {
    try {
      return Planner.plan(WORKLOADS, selection, runtimes);
    } catch (BadInputException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> ids(Plan plan) {
    return plan.cells().stream().map(cell -> cell.cell().id()).toList();
  }

  private static Selection only(Profile profile, List<String> only, List<String> contenders) {
    return new Selection(profile, Set.of(), only, contenders, Duration.ofHours(9), 7, List.of(1));
  }

  @Test
  void quickTakesQuickContendersAtQuickValuesHeadlineOfEachSuiteFirst() {
    // fraud-score (10) heads cpu, hello (50) memory, jdbc/dashboard (90) io; json-parse (20) is cpu's second.
    assertThat(ids(plan(Selection.all(Profile.QUICK, List.of(1)), ALL))).containsExactly(
        "fraud-score/java/patterns=32,size=S", "fraud-score/go/patterns=32,size=S",
        "hello/java-serial",
        "jdbc/dashboard/java",
        "json-parse/java", "json-parse/go");
  }

  @Test
  void standardTakesEverythingQuickValuesFirst() {
    Plan plan = plan(only(Profile.STANDARD, List.of("fraud*"), List.of()), ALL);

    assertThat(ids(plan)).containsExactly(
        "fraud-score/java/patterns=32,size=M", "fraud-score/cpython/patterns=32,size=M",
        "fraud-score/go/patterns=32,size=M",
        "fraud-score/java/patterns=8,size=M", "fraud-score/cpython/patterns=8,size=M",
        "fraud-score/go/patterns=8,size=M");
    // Size M is not the quick size.
    assertThat(plan.cells()).noneMatch(PlannedCell::quick);
    assertThat(plan.cells()).allSatisfy(cell -> assertThat(cell.cpus()).containsExactly(1));
    assertThat(plan.seed()).isEqualTo(7);
  }

  @Test
  void whatExceedsHalfOfTheMemoryIsSkippedWithTheReason() throws BadInputException {
    Runtimes small = new Runtimes() {
      @Override
      public Found find(LanguageRuntime runtime) {
        return ALL.find(runtime);
      }

      @Override
      public long memoryBytes() {
        return 4L << 30;
      }
    };
    Memory heap = new Memory.Times(3, "live");
    Contender java = new Contender("java", "java", new Arm.Jmh("a.B.c", new Jvm(Jvm.Collector.G1, heap, List.of())),
        true);
    Contender go = new Contender("go", "go", new Arm.Worker(LanguageRuntime.GO, Path.of("/w/go"), Optional.empty(),
        List.of(), Optional.of(heap)), true);
    Workload cache = new Workload("memory", "cache", Path.of("/w"), "Cache", "Why?", "one thing", Metric.THROUGHPUT, 10,
        Optional.empty(), List.of(), List.of(new Parameter("live", List.of("256m", "1g"), List.of("256m"))),
        List.of(java, go));
    Plan plan = Planner.plan(List.of(cache), only(Profile.STANDARD, List.of(), List.of()), small);

    assertThat(ids(plan)).containsExactly("cache/java/live=256m", "cache/go/live=256m");
    // 3 GiB and what a virtual machine has beside its heap; half of 4 GiB is 2.
    assertThat(plan.skips()).extracting(skip -> skip.cell().id() + ": " + skip.reason()).containsExactly(
        "cache/java/live=1g: needs 3.1 GiB of memory, half of this machine's is 2.0 GiB",
        "cache/go/live=1g: needs 3.0 GiB of memory, half of this machine's is 2.0 GiB");
  }

  @Test
  void aParameterGivesOtherNumbersOfCpus() throws BadInputException {
    Workload starts = new Workload("memory", "starts", Path.of("/w"), "Starts", "Why?", "one thing", Metric.THROUGHPUT,
        10, Optional.empty(), List.of(), List.of(new Parameter(Cell.CPUS, List.of("1", "2", "3"), List.of("1"))),
        List.of(LAUNCH));
    Plan plan = Planner.plan(List.of(starts), new Selection(Profile.STANDARD, Set.of(), List.of(), List.of(),
        Duration.ofHours(9), 7, List.of(1), List.of(0, 1)), ALL);

    assertThat(plan.cells()).extracting(PlannedCell::cpus).containsExactly(List.of(1), List.of(1, 0));
    assertThat(plan.skips()).extracting(Skip::reason).containsExactly("needs 3 CPUs, got 2");
  }

  @Test
  void contendersThatWantAllCpusGetThem() throws BadInputException {
    Contender wide = new Contender("go-all-cpus", "go", GO.arm(), true, DatabaseUse.UNSAID, true, false);
    Plan plan = Planner.plan(List.of(workload("cpu", "w", 10, false, GO, wide)), Selection.all(Profile.QUICK,
        List.of(1)), ALL);
    assertThat(plan.cells()).extracting(PlannedCell::cpus).containsExactly(List.of(1), List.of());
  }

  @Test
  void aSweepOverWorkersIsOneSittingAndFitsOrNotAsAWhole() throws BadInputException {
    Parameter workers = new Parameter(Cell.WORKERS, List.of("1", "2"), List.of("1", "2"));
    Workload sweep = new Workload("cpu", "scaling/w", Path.of("/w"), "w", "Why?", "one thing", Metric.THROUGHPUT, 10,
        Optional.empty(), List.of(), List.of(workers), List.of(JAVA, GO));
    Selection brief = new Selection(Profile.QUICK, Set.of(), List.of(), List.of(), Duration.ofSeconds(40), 1,
        List.of(1));
    // Two forks of each contender take about 30 s, all four about 60.
    assertThat(Planner.plan(List.of(sweep), brief, ALL).cells()).isEmpty();
    assertThat(Planner.plan(List.of(sweep), brief, ALL).skips()).hasSize(4);
    assertThat(Planner.plan(List.of(sweep), Selection.all(Profile.QUICK, List.of(1)), ALL).cells())
        .extracting(cell -> cell.cell().sitting()).containsOnly("scaling/w");
  }

  @Test
  void marksAsQuickWhatTheQuickProfileMeasures() {
    assertThat(plan(Selection.all(Profile.QUICK, List.of()), ALL).cells()).allMatch(PlannedCell::quick);
    assertThat(plan(only(Profile.STANDARD, List.of("json-parse"), List.of()), ALL).cells())
        .allMatch(PlannedCell::quick);
  }

  /** Few machines have one: a line for each of its cells would hide what matters. */
  @Test
  void skipsAnotherPythonOncePerWorkload() throws BadInputException {
    Contender pypy = new Contender("pypy", "python",
        new Arm.Worker(LanguageRuntime.PYPY, Path.of("/w/kernel.py"), List.of()), false);
    Runtimes runtimes = runtime -> runtime.equals(LanguageRuntime.PYPY)
        ? new Runtimes.Found.Absent("pypy3 >= 3.11 not found")
        : ALL.find(runtime);
    Plan plan = Planner.plan(List.of(workload("cpu", "fraud-score", 10, true, JAVA, pypy)),
        Selection.all(Profile.STANDARD, List.of()), runtimes);

    assertThat(ids(plan)).containsExactly("fraud-score/java/patterns=32,size=M", "fraud-score/java/patterns=8,size=M");
    assertThat(plan.skips()).extracting(skip -> skip.cell().id() + ": " + skip.reason())
        .containsExactly("fraud-score/pypy/patterns=32,size=M: pypy3 >= 3.11 not found");
  }

  @Test
  void skipsWhatLacksARuntimeWithTheReason() {
    Plan plan = plan(Selection.all(Profile.QUICK, List.of()), NO_GO);

    assertThat(plan.skips()).extracting(skip -> skip.cell().id() + ": " + skip.reason()).containsExactly(
        "fraud-score/go/patterns=32,size=S: go >= 1.25 not found", "json-parse/go: go >= 1.25 not found");
    assertThat(ids(plan)).contains("fraud-score/java/patterns=32,size=S", "json-parse/java");
  }

  @Test
  void globsMatchWorkloadsAndCellsAndCrossSlashes() {
    assertThat(ids(plan(only(Profile.QUICK, List.of("j*d"), List.of()), ALL))).containsExactly("jdbc/dashboard/java");
    assertThat(ids(plan(only(Profile.QUICK, List.of("*/go"), List.of()), ALL))).containsExactly("json-parse/go");
    assertThat(ids(plan(only(Profile.QUICK, List.of("hell?"), List.of()), ALL))).containsExactly("hello/java-serial");
    assertThat(ids(plan(only(Profile.QUICK, List.of("hello", "jdbc/*"), List.of("java*")), ALL)))
        .containsExactly("hello/java-serial", "jdbc/dashboard/java");
    // No character but * and ? means anything.
    assertThatThrownBy(() -> Planner.plan(WORKLOADS, only(Profile.QUICK, List.of("hell."), List.of()), ALL))
        .isInstanceOf(BadInputException.class);
  }

  @Test
  void refusesEveryFilterThatMatchesNothing() {
    Selection selection = new Selection(Profile.QUICK, Set.of("cpus"), List.of("frad-score"), List.of("jav"),
        Duration.ofHours(1), 0, List.of());

    assertThatThrownBy(() -> Planner.plan(WORKLOADS, selection, ALL)).isInstanceOfSatisfying(BadInputException.class,
        e -> assertThat(e.problems()).containsExactly(
            "--suite: expected one of cpu, io, memory, got \"cpus\". Did you mean \"cpu\"?",
            "--only: expected a pattern that matches something, got \"frad-score\". Did you mean \"fraud-score\"?",
            "--contender: expected a pattern that matches something, got \"jav\". Did you mean \"java\"?"));
  }

  @Test
  void aPatternThatNamesWhatQuickLeavesOutGetsItAtQuicksDepth() throws BadInputException {
    assertThat(ids(plan(only(Profile.QUICK, List.of(), List.of("cpython")), ALL)))
        .containsExactly("fraud-score/cpython/patterns=32,size=S");
    assertThat(ids(plan(only(Profile.QUICK, List.of("fraud-score/*/patterns=8*"), List.of()), ALL)))
        .containsExactly("fraud-score/java/patterns=8,size=S", "fraud-score/cpython/patterns=8,size=S",
            "fraud-score/go/patterns=8,size=S");
    assertThat(ids(plan(only(Profile.QUICK, List.of("fraud-score/*/patterns=8*"), List.of("go")), ALL)))
        .containsExactly("fraud-score/go/patterns=8,size=S");
    // What matches something usual takes no more than that.
    assertThat(ids(plan(only(Profile.QUICK, List.of("fraud*"), List.of("*")), ALL)))
        .containsExactly("fraud-score/java/patterns=32,size=S", "fraud-score/go/patterns=32,size=S");
    assertThatThrownBy(() -> Planner.plan(WORKLOADS, only(Profile.QUICK, List.of("hello"), List.of("go")), ALL))
        .hasMessageContaining("no cell matches all filters");
  }

  @Test
  void estimatesForksTimesTheirCost() {
    Plan plan = plan(only(Profile.QUICK, List.of("json-parse", "hello"), List.of()), ALL);

    // hello: 5 launches of 0.5 s. java: 3 forks of 1.2 s + 2 s warm-up + 8 x 0.2 s = 4.8 s.
    // go: 3 forks of 0.2 s + 8 x 0.2 s + 8 x 0.2 s = 3.4 s. Sum 2.5 + 14.4 + 10.2 = 27.1 s.
    assertThat(plan.estimate()).isEqualTo(Duration.ofMillis(27_100));
    assertThat(plan.takesLong()).isFalse();
  }

  @Test
  void goesByWhatForksTookBefore() throws BadInputException {
    LearntCosts learnt = new LearntCosts(Map.of("json-parse/java", Duration.ofSeconds(7)), 2);
    Plan plan = Planner.plan(WORKLOADS, only(Profile.QUICK, List.of("json-parse"), List.of()), ALL, learnt);

    assertThat(plan.cells()).extracting(PlannedCell::forkCost).containsExactly(Duration.ofSeconds(7),
        Duration.ofMillis(3400));
    assertThat(learnt.source(plan)).isEqualTo("1 of 2 cells by 2 earlier runs, the others by constants");
    assertThat(LearntCosts.NONE.source(plan)).isEqualTo("by constants, as no earlier run tells");
    assertThat(new LearntCosts(Map.of("json-parse/java", Duration.ofSeconds(7), "json-parse/go", Duration.ofSeconds(2)),
        1).source(plan)).isEqualTo("by an earlier run");
  }

  @Test
  void whatBringsASuiteAnotherLanguageComesBeforeMoreOfTheSame() throws BadInputException {
    Contender python = new Contender("cpython", "python",
        new Arm.Worker(LanguageRuntime.PYTHON, Path.of("/w/kernel.py"), List.of()), true);
    List<Workload> workloads = List.of(workload("io", "first", 1, false, JAVA),
        workload("io", "second", 2, false, JAVA),
        workload("io", "third", 3, false, JAVA, python), workload("cpu", "fourth", 4, false, JAVA),
        workload("cpu", "fifth", 5, false, python), workload("cpu", "sixth", 6, false, python));

    Plan plan = Planner.plan(workloads, Selection.all(Profile.QUICK, List.of()), ALL);

    assertThat(plan.cells().stream().map(cell -> cell.cell().workload()).distinct()).containsExactly("first", "fourth",
        "third", "fifth", "second", "sixth");
  }

  @Test
  void flagsPlansOfMoreThanFourHours() {
    // 6 forks of 1.2 s + 5 s + 2 s are 49.2 s; 293 such cells are 4 h and 15.6 s, 292 are not 4 h.
    assertThat(javaPlan(293).takesLong()).isTrue();
    assertThat(javaPlan(292).takesLong()).isFalse();
  }

  private static Plan javaPlan(int count) {
    List<String> values = java.util.stream.IntStream.range(0, count).mapToObj(Integer::toString).toList();
    Workload wide = new Workload("cpu", "wide", Path.of("/w"), "Wide", "Why?", "one", Metric.THROUGHPUT, 1,
        Optional.empty(), List.of(), List.of(new Parameter("n", values, List.of("0"))), List.of(JAVA));
    try {
      return Planner.plan(List.of(wide), Selection.all(Profile.STANDARD, List.of()), ALL);
    } catch (BadInputException e) {
      throw new AssertionError(e);
    }
  }

  @Property(tries = 200)
  void theBudgetDropsWholeSittingsAndLosesNoCell(@ForAll @IntRange(max = 120) int seconds) {
    Selection selection = new Selection(Profile.QUICK, Set.of(), List.of(), List.of(), Duration.ofSeconds(seconds), 0,
        List.of());
    Plan plan = plan(selection, NO_GO);

    assertThat(plan.estimate()).isLessThanOrEqualTo(Duration.ofSeconds(seconds));
    assertThat(plan.cells().size() + plan.skips().size()).isEqualTo(6);
    List<String> kept = plan.cells().stream().map(cell -> cell.cell().sitting()).toList();
    assertThat(plan.skips()).filteredOn(skip -> skip.reason().equals(Skip.BUDGET))
        .noneMatch(skip -> kept.contains(skip.cell().sitting()));
    // The lack of a runtime is the reason even where the budget would not have sufficed.
    assertThat(plan.skips()).filteredOn(skip -> skip.cell().contender().equals("go"))
        .allMatch(skip -> skip.reason().startsWith("go >="));
  }

  @Test
  void aShorterSittingStillFitsAfterALongOne() {
    // 12 s: fraud-score (14.4 s) does not fit, hello (2.5 s) does, jdbc/dashboard and json-parse do not.
    Selection selection = new Selection(Profile.QUICK, Set.of(), List.of(), List.of(), Duration.ofSeconds(12), 0,
        List.of());

    assertThat(ids(plan(selection, NO_GO))).containsExactly("hello/java-serial");
  }
}
