package dev.backbench.run.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backbench.gate.history.Sessions;
import dev.backbench.result.Fingerprint;
import dev.backbench.run.Disk;
import dev.backbench.run.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HistoryStoreTest {
  @TempDir
  private Path folder;

  private HistoryStore store(Fingerprint machine) {
    return new HistoryStore(folder.resolve("history"), machine, Disk.REAL);
  }

  private Path file() throws IOException {
    try (var files = Files.list(folder.resolve("history"))) {
      return files.findFirst().orElseThrow();
    }
  }

  @Test
  void readsSessionsOfThisClassOldestFirstWithWhatWasClearedLater() throws Exception {
    HistoryStore store = store(Sessions.MACHINE);
    assertThat(store.read()).isEmpty();
    store.add(Sessions.session(1, 0.5));
    store.add(Sessions.session(2, -0.5));
    store.clear("run-002", List.of(Sessions.CELL));
    store.clear("run-001", List.of());
    assertThat(store.read()).containsExactly(Sessions.session(1, 0.5), Sessions.session(2, -0.5, Sessions.CELL));
    assertThat(store(new Fingerprint(new TreeMap<>())).read()).isEmpty();
  }

  @Test
  void aResumedRunCountsOnceAndATornLineCostsItself() throws Exception {
    HistoryStore store = store(Sessions.MACHINE);
    store.add(Sessions.session(1, 0.5));
    Files.writeString(file(), "{\"crc32c\":\"00", StandardOpenOption.APPEND);
    store.add(Sessions.session(1, 0.75));
    assertThat(store.read()).containsExactly(Sessions.session(1, 0.75));
  }

  @Test
  void anotherVersionsRecordsAreNotReadAsSomethingElse() throws Exception {
    store(Sessions.MACHINE).add(Sessions.session(1, 0.5));
    new Journal(file(), Disk.REAL).append(List.of("{\"run\":\"run-002\",\"profile\":\"standard\"}"));
    assertThatThrownBy(() -> store(Sessions.MACHINE).read()).isInstanceOf(IOException.class)
        .hasMessageContaining("rulers");
  }
}
