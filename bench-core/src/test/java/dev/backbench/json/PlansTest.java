package dev.backbench.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backbench.contract.LanguageRuntime;
import dev.backbench.contract.Workload;
import dev.backbench.plan.Plan;
import dev.backbench.plan.Planner;
import dev.backbench.plan.Profile;
import dev.backbench.plan.Runtimes;
import dev.backbench.plan.Selection;
import dev.backbench.unit.BadInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlansTest {
  private static final String FRAUD = "bench-cpu/workloads/fraud-score/workload.json";
  private static final Runtimes NO_GO = runtime -> runtime.equals(LanguageRuntime.GO)
      ? new Runtimes.Found.Absent("go >= 1.25 not found")
      : new Runtimes.Found.Present(Path.of("/x"), "1");

  @TempDir
  private Path root;
  private ProjectFolder project = new ProjectFolder(Path.of("/"));

  @BeforeEach
  void createProject() {
    project = ProjectFolder.create(root);
  }

  private static Plan plan(List<Workload> workloads, Profile profile) {
    try {
      return Planner.plan(workloads, Selection.all(profile, List.of(1)), NO_GO);
    } catch (BadInputException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void readsBackWhatItWrote() throws BadInputException {
    for (Profile profile : Profile.known()) {
      List<Workload> workloads = project.read();
      // Launch workloads have no quick contender here; standard has skips for lack of Go.
      Plan plan = plan(workloads, profile);
      assertThat(plan.cells()).isNotEmpty();

      assertThat(Plans.parse("plan.json", Plans.toJson(plan), workloads)).isEqualTo(plan);
    }
    assertThat(plan(project.read(), Profile.STANDARD).skips()).isNotEmpty();
  }

  @Test
  void writesTheFormOfTheGoldenFile() {
    new GoldenFile("plan.json").expect(Plans.toJson(plan(project.read(), Profile.STANDARD)));
  }

  @Test
  void isTheSameInAnotherFolder(@TempDir Path elsewhere) {
    Plan here = plan(project.read(), Profile.STANDARD);
    Plan there = plan(ProjectFolder.create(elsewhere).read(), Profile.STANDARD);

    assertThat(Plans.toJson(there)).isEqualTo(Plans.toJson(here)).doesNotContain(root.toString());
    assertThat(Plans.hash(there)).isEqualTo(Plans.hash(here));
  }

  @Test
  void hashesTheFilesBytes() throws Exception {
    Plan plan = plan(project.read(), Profile.QUICK);

    assertThat(Plans.hash(plan)).isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
        .digest(Plans.toJson(plan).getBytes(StandardCharsets.UTF_8)))).hasSize(64)
        .isNotEqualTo(Plans.hash(plan(project.read(), Profile.SMOKE)));
  }

  @Test
  void bearsOtherWordsAndAnotherPlaceInTheOrder() throws BadInputException {
    String json = Plans.toJson(plan(project.read(), Profile.QUICK));
    project.write(FRAUD, ProjectFolder.FRAUD_SCORE.replace("Fraud score", "Fraud").replace("10", "11"));

    assertThat(Plans.parse("plan.json", json, project.read()).cells()).first()
        .satisfies(cell -> assertThat(cell.workload().title()).isEqualTo("Fraud"));
  }

  @Test
  void saysEverythingThatHasChanged() {
    String json = Plans.toJson(plan(project.read(), Profile.STANDARD));
    project.write(FRAUD, ProjectFolder.FRAUD_SCORE.replace("256m", "512m").replace("\"8\", ", "")
        .replace("\"cpython\"", "\"pypy\""));
    project.write("bench-memory/workloads/launch/hello/workload.json",
        ProjectFolder.LAUNCH.replace("java-serial", "java-g1"));

    assertThatThrownBy(() -> Plans.parse("plan.json", json, project.read())).isInstanceOfSatisfying(
        BadInputException.class, e -> assertThat(e.problems()).satisfiesExactly(
            problem -> assertThat(problem).matches("plan\\.json:[0-9]+: workload \"fraud-score\" has changed: .*")
                .contains("/parameters/patterns/values was [\"8\",\"32\",\"128\"], is [\"32\",\"128\"]; ")
                .contains("/contenders/java/jmh/heap_bytes was 268435456, is 536870912; ")
                .contains("/contenders/cpython is gone; ").contains("/contenders/pypy is new. ")
                .contains("Restore the manifest, or start a new run."),
            problem -> assertThat(problem).contains("workload \"launch/hello\" has changed: ")
                .contains("/contenders/java-serial is gone")));
  }

  @Test
  void saysWhichWorkloadIsGone() throws Exception {
    String json = Plans.toJson(plan(project.read(), Profile.STANDARD));
    Files.move(root.resolve("bench-cpu/workloads/fraud-score"), root.resolve("bench-cpu/workloads/fraud-scores"));

    assertThatThrownBy(() -> Plans.parse("plan.json", json, project.read())).isInstanceOf(BadInputException.class)
        .message().contains("workload \"fraud-score\" is gone. Did you mean \"fraud-scores\"? Restore");
  }

  @Test
  void refusesAPlanThatIsTruncatedOrEditedByHand() {
    List<Workload> workloads = project.read();
    String json = Plans.toJson(plan(workloads, Profile.QUICK));
    String whole = json.strip();
    for (int length = 0; length < whole.length(); length++) {
      String part = whole.substring(0, length);
      assertThatThrownBy(() -> Plans.parse("plan.json", part, workloads)).isInstanceOf(BadInputException.class);
    }
    assertRefused(workloads, json.replace("\"schema\": 1", "\"schema\": 9"), "\"schema\" must be 1, got 9.");
    assertRefused(workloads, json.replace("\"forks\": 3", "\"forks\": 0"), "profile quick: expected forks");
    assertRefused(workloads, json.replace("\"contender\": \"java\"", "\"contender\": \"jave\"")
        .replace("score/java/", "score/jave/"), "contender \"jave\" must be one of workload \"fraud-score\".");
    assertRefused(workloads, json.replace("\"workload\": \"fraud-score\"", "\"workload\": \"fraud\"")
        .replace("fraud-score/", "fraud/"), "\"fraud\" is missing. Add it. (at /workloads)");
    assertRefused(workloads,
        json.replace("/cpython/", "/java/").replace("\"contender\": \"cpython\"", "\"contender\": \"java\"")
            .replace("\"language\": \"python\",\n", "\"language\": \"java\",\n"),
        "expected distinct cells");
  }

  private static void assertRefused(List<Workload> workloads, String json, String words) {
    assertThatThrownBy(() -> Plans.parse("plan.json", json, workloads)).isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("plan.json:").hasMessageContaining(words);
  }
}
