package dev.backbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbench.claim.Claim;
import dev.backbench.claim.Finding;
import dev.backbench.claim.Ledger;
import dev.backbench.claim.Verdict;
import dev.backbench.contract.Cell;
import dev.backbench.contract.CellRef;
import dev.backbench.json.Manifests;
import dev.backbench.plan.Plan;
import dev.backbench.plan.PlannedCell;
import dev.backbench.plan.Planner;
import dev.backbench.plan.Profile;
import dev.backbench.plan.Runtimes;
import dev.backbench.plan.Selection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClaimsCommandTest {
  private static final String CLAIM = """
      {"category": "cpu", "sources": ["us"], "says": "It cannot be both.", "claimed": "1 and 2",
       "check": {"same_quantity": [{"says": "one", "at_most": 1}, {"says": "two", "at_least": LEAST}]}}
      """;
  private final Typed typed = new Typed(new FakeServices());

  @TempDir
  private Path folder;

  @Test
  void refutedSentencesMakeAGate() throws IOException {
    claim("wrong", "2");
    typed.run("claims", "--from", folder.toString(), "--fail-on", "refuted");
    assertThat(typed.code).isEqualTo(3);
    assertThat(typed.out()).contains("wrong", "REFUTED", "1 claims: 1 REFUTED");
    claim("wrong", "1");
    typed.run("claims", "--from", folder.toString(), "--fail-on", "refuted");
    assertThat(typed.code).isZero();
  }

  @Test
  void showsTheReasoningOfOne() throws IOException {
    claim("wrong", "2");
    typed.run("claims", "wrong", "--from", folder.toString());
    assertThat(typed.out()).contains("says", "It cannot be both. (us)", "no value is both one (at most 1) and two");
    typed.run("claims", "worng", "--from", folder.toString());
    assertThat(typed.code).isEqualTo(2);
    assertThat(typed.err()).contains("Did you mean \"wrong\"?");
  }

  @Test
  void explainIsAnotherWayOfNamingOne() throws IOException {
    claim("wrong", "2");
    typed.run("claims", "wrong", "--from", folder.toString());
    String named = typed.out();
    typed.run("claims", "--explain", "wrong", "--from", folder.toString());
    assertThat(typed.out()).isEqualTo(named);
    typed.run("claims", "wrong", "--explain", "other", "--from", folder.toString());
    assertThat(typed.code).isEqualTo(2);
    assertThat(typed.err()).contains("expected one claim, got \"wrong\" and --explain \"other\"");
  }

  @Test
  void makesAPage() throws IOException {
    claim("wrong", "2");
    typed.run("claims", "--from", folder.toString(), "--format", "html");
    assertThat(typed.out()).startsWith("<!doctype html>").contains("id=\"claim-wrong\"", "REFUTED");
  }

  @Test
  void printsJsonForScripts() throws IOException {
    claim("wrong", "2");
    typed.run("claims", "--from", folder.toString(), "--format", "json");
    assertThat(typed.out()).contains("verdict=REFUTED", "flip_factor=2.0");
  }

  @Test
  void everyClaimOfTheLedgerIsSoundAndNamesCellsThatExist() throws Exception {
    Project project = Project.locate("", Path.of(""));
    List<Claim> ledger = new Wiring(project, _ -> {}).claims(List.of());
    assertThat(ledger).hasSizeGreaterThan(150);
    List<Finding> findings = Ledger.decide(ledger, List.of());
    // Without any run, only what arithmetic decides is decided.
    assertThat(findings).filteredOn(each -> each.verdict() instanceof Verdict.Refuted)
        .extracting(each -> each.claim().id()).contains("log-p95-gt-p99", "log-cpu-ratio-contradiction");
  }

  @Test
  void whatIsMeasuredForClaimsIsEveryCellTheyRestOn() throws Exception {
    Project project = Project.locate("", Path.of(""));
    List<CellRef> wanted = new Wiring(project, _ -> {}).claims(List.of()).stream()
        .flatMap(claim -> claim.cells().stream()).distinct().toList();
    Plan plan = Planner.plan(Manifests.read(project.root()),
        Selection.all(Profile.CLAIMS, List.of(0)).of(wanted), _ -> new Runtimes.Found.Present(Path.of("/x"), "1"));
    List<Cell> planned = Stream.concat(plan.cells().stream().map(PlannedCell::cell),
        plan.skips().stream().map(skip -> skip.cell())).toList();
    assertThat(wanted).hasSizeGreaterThan(100);
    assertThat(wanted).filteredOn(each -> planned.stream().noneMatch(each::matches)).extracting(CellRef::text)
        .isEmpty();
  }

  private void claim(String id, String least) throws IOException {
    Files.writeString(folder.resolve(id + ".json"), CLAIM.replace("LEAST", least));
  }
}
