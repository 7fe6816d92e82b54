package dev.backbench.cli;

import dev.backbench.gate.GateReport;
import dev.backbench.render.GateAnnotations;
import dev.backbench.render.GateJunit;
import dev.backbench.render.GateText;
import dev.backbench.run.Disk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Where a gate's report goes besides the screen: files that were asked for, and what GitHub Actions reads. */
final class GateOutputs {
  private final Services services;
  private final Console console;

  GateOutputs(Services services, Console console) {
    this.services = services;
    this.console = console;
  }

  /** {@code gate.json}, {@code gate.md} and {@code gate.xml} in that folder, which is made when missing. */
  void files(GateReport report, Path folder) throws IOException {
    Files.createDirectories(folder);
    Map<String, String> files = Map.of("gate.json", services.json(GateDocument.of(report)), "gate.md",
        GateText.markdown(report), "gate.xml", GateJunit.of(report));
    for (Map.Entry<String, String> file : files.entrySet()) {
      Disk.REAL.write(folder.resolve(file.getKey()), file.getValue().getBytes(StandardCharsets.UTF_8));
    }
  }

  /** The step's summary, and an annotation for each finding; nothing elsewhere than in GitHub Actions. */
  void actions(GateReport report) throws IOException {
    String summary = console.environment().getOrDefault("GITHUB_STEP_SUMMARY", "");
    if (!summary.isEmpty()) {
      Disk.REAL.append(Path.of(summary), GateText.markdown(report).getBytes(StandardCharsets.UTF_8));
    }
    if (console.environment().getOrDefault("GITHUB_ACTIONS", "").equals("true")) {
      GateAnnotations.of(report).forEach(console.err()::println);
      console.err().flush();
    }
  }
}
