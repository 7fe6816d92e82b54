package dev.backbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbench.json.Reports;
import dev.backbench.render.Overview;
import dev.backbench.run.RunDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The generated part of the README is what the newest committed run says. */
final class ReadmeTest {
  private static final String BEGIN = "<!-- reference: generated -->\n";
  private static final String END = "<!-- /reference -->\n";
  private static final String NONE = "No reference run is committed yet; `scripts/bench run` makes a table of your own.\n";

  @Test
  void showsTheReferenceRun() throws Exception {
    Path root = Project.locate("", Path.of("")).root();
    String readme = Files.readString(root.resolve("README.md"));
    assertThat(readme).containsOnlyOnce(BEGIN).containsOnlyOnce(END);
    int from = readme.indexOf(BEGIN) + BEGIN.length();
    String expected = readme.substring(0, from) + reference(new Project(root)) + readme.substring(readme.indexOf(END));
    if (!readme.equals(expected)) {
      Files.writeString(Path.of("target", "README.md"), expected);
    }
    assertThat(readme).as("stale table; adopt the new one: cp bench-cli/target/README.md README.md")
        .isEqualTo(expected);
  }

  private static String reference(Project project) throws Exception {
    List<RunDirectory> runs = RunDirectory.all(project.reference());
    return runs.isEmpty() ? NONE : Overview.of(Reports.read(runs.getFirst().report()));
  }
}
