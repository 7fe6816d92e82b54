package dev.backbench.run.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbench.gate.Calibration;
import dev.backbench.result.Fingerprint;
import dev.backbench.run.Disk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CalibrationStoreTest {
  private static final Calibration.Reading FIRST = new Calibration.Reading("x.Sort", 0.001, 0.002, false);
  private static final Calibration.Reading SECOND = new Calibration.Reading("x.Map", -0.001, 0.002, true);
  @TempDir
  private Path folder;

  private CalibrationStore store(String model) {
    return new CalibrationStore(folder.resolve("state"), new Fingerprint(new TreeMap<>(Map.of("cpu.model", model))),
        Disk.REAL);
  }

  @Test
  void readsWhatWasAddedOnThisClassOfMachineAndOnNoOther() throws Exception {
    assertThat(store("a").read()).isEqualTo(Calibration.NONE);
    store("a").add("s1", FIRST);
    store("a").add("s2", SECOND);
    store("b").add("s3", SECOND);
    assertThat(store("a").read().readings()).containsExactly(FIRST, SECOND);
    assertThat(store("b").read().readings()).containsExactly(SECOND);
  }

  @Test
  void aTornLineCostsItsReadingAlone() throws Exception {
    store("a").add("s1", FIRST);
    Path file;
    try (var files = Files.list(folder.resolve("state"))) {
      file = files.findFirst().orElseThrow();
    }
    Files.writeString(file, "{\"crc32c\":\"00", StandardOpenOption.APPEND);
    store("a").add("s2", SECOND);
    assertThat(store("a").read().readings()).containsExactly(FIRST, SECOND);
  }
}
