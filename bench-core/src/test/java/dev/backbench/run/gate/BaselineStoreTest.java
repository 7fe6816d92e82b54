package dev.backbench.run.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backbench.gate.history.Baseline;
import dev.backbench.gate.history.Sessions;
import dev.backbench.result.Fingerprint;
import dev.backbench.run.Disk;
import dev.backbench.unit.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BaselineStoreTest {
  private static final Fingerprint OTHER = new Fingerprint(new TreeMap<>(Map.of("cpu.model", "B", "jmh", "1.37")));
  private static final Baseline BASELINE = Sessions.baseline(0.25).accept(Sessions.session(3, -0.5),
      Set.of(Sessions.CELL), "with \"quotes\" and\na break");

  @TempDir
  private Path folder;

  private BaselineStore store() {
    return new BaselineStore(folder.resolve("baselines"), Disk.REAL);
  }

  private Path file() throws IOException {
    try (var files = Files.list(folder.resolve("baselines"))) {
      return files.findFirst().orElseThrow();
    }
  }

  @Test
  void readsWhatWasWrittenOnThisClassOfMachineAndNamesTheDifferenceOfAnother() throws Exception {
    assertThat(store().read(Sessions.MACHINE)).isEmpty();
    assertThat(store().differences(Sessions.MACHINE)).isEmpty();
    store().write(Sessions.MACHINE, BASELINE);
    assertThat(store().read(Sessions.MACHINE)).contains(BASELINE);
    assertThat(store().read(OTHER)).isEmpty();
    assertThat(store().differences(OTHER)).singleElement().asString()
        .endsWith("of another machine: cpu.model: expected A, got B");
  }

  @Test
  void refusesWhatWasEditedByHandOrTorn() throws Exception {
    store().write(Sessions.MACHINE, BASELINE);
    String text = Files.readString(file());
    Files.writeString(file(), text.replace("\"log_score\": -0.5", "\"log_score\": -0.9"));
    assertThatThrownBy(() -> store().read(Sessions.MACHINE)).isInstanceOf(BadInputException.class)
        .hasMessageContaining("edited by hand");
    for (int length = 0; length < text.length() - 1; length += 40) {
      Files.writeString(file(), text.substring(0, length));
      assertThatThrownBy(() -> store().read(Sessions.MACHINE)).isInstanceOf(BadInputException.class);
    }
    Files.writeString(file(), text.replace("\"schema\": 1", "\"schema\": 2"));
    assertThatThrownBy(() -> store().read(Sessions.MACHINE)).isInstanceOf(BadInputException.class)
        .hasMessageContaining("schema");
  }
}
