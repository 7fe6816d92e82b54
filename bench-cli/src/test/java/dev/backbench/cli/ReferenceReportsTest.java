package dev.backbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbench.claim.Claim;
import dev.backbench.claim.Ledger;
import dev.backbench.json.Claims;
import dev.backbench.json.Reports;
import dev.backbench.render.Html;
import dev.backbench.render.HtmlComparison;
import dev.backbench.result.Report;
import dev.backbench.run.RunDirectory;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What earlier versions wrote, and what is committed, becomes a page from its report.json alone. */
final class ReferenceReportsTest {
  @Test
  void everyCommittedRunIsRenderedWithItsCells() throws Exception {
    Project project = new Project(Project.locate("", Path.of("")).root());
    List<Claim> claims = Claims.read(List.of(project.claims()));
    int rendered = 0;
    for (RunDirectory run : RunDirectory.all(project.reference())) {
      Report report = Reports.read(run.report());
      String page = Html.of(report, Ledger.decide(claims, List.of(report)));
      assertThat(report.cells()).allSatisfy(
          each -> assertThat(page).contains("id=\"cell-" + each.cell().id() + "\""));
      assertThat(HtmlComparison.of(List.of(report, report))).contains("COMPARABLE");
      rendered++;
    }
    assertThat(rendered).isPositive();
  }
}
