package dev.backbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbench.claim.Finding;
import dev.backbench.claim.Ledger;
import dev.backbench.json.Claims;
import dev.backbench.json.Reports;
import dev.backbench.plan.Profile;
import dev.backbench.render.LedgerText;
import dev.backbench.render.Overview;
import dev.backbench.result.Report;
import dev.backbench.result.Status;
import dev.backbench.run.RunDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The generated parts of the README are what the committed runs say. */
final class ReadmeTest {
  private static final String NONE = "No reference run is committed yet; `scripts/bench run` makes a table of your own.\n";
  private static final int MOST_CLAIMS = 10;

  @Test
  void showsTheReferenceRunsAndWhatTheySayOfTheClaims() throws Exception {
    Project project = new Project(Project.locate("", Path.of("")).root());
    String readme = Files.readString(project.root().resolve("README.md"));
    List<Report> reports = reports(project);
    String expected = with(with(readme, "reference", reference(reports)), "claims", claims(project, reports));
    if (!readme.equals(expected)) {
      Files.writeString(Path.of("target", "README.md"), expected);
    }
    assertThat(readme).as("stale table; adopt the new one: cp bench-cli/target/README.md README.md")
        .isEqualTo(expected);
  }

  private static String with(String readme, String name, String table) {
    String begin = "<!-- %s: generated -->\n".formatted(name);
    String end = "<!-- /%s -->\n".formatted(name);
    assertThat(readme).containsOnlyOnce(begin).containsOnlyOnce(end);
    return readme.substring(0, readme.indexOf(begin)) + begin + table + readme.substring(readme.indexOf(end));
  }

  private static List<Report> reports(Project project) throws Exception {
    List<Report> reports = new ArrayList<>();
    for (RunDirectory run : RunDirectory.all(project.reference())) {
      reports.add(Reports.read(run.report()));
    }
    return reports;
  }

  /** What the ten minutes of {@code mvn verify} look like: the shortest of the quick ones, whose table fits a page. */
  private static String reference(List<Report> reports) {
    return reports.stream().filter(report -> report.run().profile().equals(Profile.QUICK.id()))
        .min(Comparator.comparingLong(
            report -> report.cells().stream().filter(cell -> cell.status() == Status.OK).count()))
        .map(Overview::of).orElse(NONE);
  }

  /** Of the committed runs alone: what was measured here since is no part of the page. */
  private static String claims(Project project, List<Report> reports) throws Exception {
    List<Finding> findings = Ledger.decide(Claims.read(List.of(project.claims())), reports);
    return LedgerText.markdown(LedgerText.telling(findings, MOST_CLAIMS));
  }
}
