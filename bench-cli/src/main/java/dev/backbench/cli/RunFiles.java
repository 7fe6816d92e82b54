package dev.backbench.cli;

import dev.backbench.claim.Claim;
import dev.backbench.claim.Ledger;
import dev.backbench.json.JmhJson;
import dev.backbench.json.Plans;
import dev.backbench.json.Reports;
import dev.backbench.plan.Plan;
import dev.backbench.render.Html;
import dev.backbench.render.JunitXml;
import dev.backbench.render.Markdown;
import dev.backbench.result.Report;
import dev.backbench.run.Disk;
import dev.backbench.run.Progress;
import dev.backbench.run.RunDirectory;
import dev.backbench.unit.BadInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Writes what a run leaves beside its journal and its log; each file is whole or absent.
 *
 * @param directory of the run
 * @param disk everything is written to
 */
record RunFiles(RunDirectory directory, Disk disk) {
  /**
   * Before anything is measured. The plan comes last: a run with a plan can be resumed.
   *
   * @throws IOException when the disk refuses
   */
  void begin(Conditions conditions, Plan plan) throws IOException {
    write(directory.conditions(), conditions.text());
    write(directory.plan(), Plans.toJson(plan));
  }

  /**
   * The report first, read back; then its other forms, of which none takes the others with it when it fails.
   *
   * @param claims the ledger, for what this run says of it
   * @throws IOException when the disk refuses
   */
  void report(Report report, List<Claim> claims, Progress progress) throws IOException {
    String json = Reports.toJson(report);
    write(directory.report(), json);
    try {
      Reports.read(directory.report());
    } catch (BadInputException e) {
      throw new IOException("the report does not read back: " + e.getMessage(), e);
    }
    Map<Path, Supplier<String>> forms = new LinkedHashMap<>();
    forms.put(directory.jmh(), () -> JmhJson.toJson(report));
    forms.put(directory.summary(), () -> Markdown.of(report));
    forms.put(directory.junit(), () -> JunitXml.of(report));
    forms.put(directory.html(), () -> Html.of(report, Ledger.decide(claims, List.of(report))));
    for (Map.Entry<Path, Supplier<String>> form : forms.entrySet()) {
      try {
        write(form.getKey(), form.getValue().get());
      } catch (RuntimeException bug) {
        progress
            .note("%s could not be rendered (%s); report.json is whole".formatted(form.getKey().getFileName(), bug));
      }
    }
  }

  private void write(Path file, String text) throws IOException {
    disk.write(file, text.getBytes(StandardCharsets.UTF_8));
  }
}
