package dev.backbench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backbench.json.Reports;
import dev.backbench.unit.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which run a name means. */
final class WiringTest {
  private static final String OTHER = "20250102-030405-0000";

  @TempDir
  private Path root;
  private final List<String> told = new ArrayList<>();

  @Test
  void latestIsTheCommittedReferenceUntilSomethingWasMeasured() throws Exception {
    Wiring wiring = new Wiring(new Project(root), told::add);
    assertThatThrownBy(() -> wiring.report("latest")).isInstanceOf(BadInputException.class)
        .hasMessageContaining("expected a run, got none");

    run("reference", FakeServices.RUN, true);
    assertThat(wiring.report("latest").run().id()).isEqualTo(FakeServices.RUN);
    assertThat(told).containsExactly("latest: no finished run in results/runs, so this is the committed reference run "
        + FakeServices.RUN + ", of another machine");

    run("runs", "20990102-030405-0000", false); // Killed before its report.
    assertThat(wiring.report("latest").run().id()).isEqualTo(FakeServices.RUN);
    told.clear();
    run("runs", OTHER, true);
    wiring.report("latest");
    assertThat(told).isEmpty();
    assertThat(wiring.report(FakeServices.RUN).run().id()).isEqualTo(FakeServices.RUN);
  }

  @Test
  void neverResumesAReference() throws Exception {
    run("reference", FakeServices.RUN, true);
    Wiring wiring = new Wiring(new Project(root), told::add);
    RunOptions options = new RunOptions("auto", "durable", "", false, List.of());
    assertThatThrownBy(
        () -> wiring.resume("latest", options, new PlainProgress(System.err, () -> 0), _ -> told.add("a result")))
        .isInstanceOf(BadInputException.class).hasMessageContaining("expected a run, got none");
  }

  private void run(String kind, String id, boolean finished) throws IOException {
    Path directory = Files.createDirectories(root.resolve(Path.of("results", kind, id)));
    if (finished) {
      Files.writeString(directory.resolve("report.json"), Reports.toJson(FakeServices.report(0)));
    }
  }
}
