package dev.backbench.run.gate;

import dev.backbench.gate.Calibration;
import dev.backbench.json.CalibrationRecords;
import dev.backbench.result.Fingerprint;
import dev.backbench.run.Disk;
import dev.backbench.run.Journal;
import dev.backbench.unit.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What this class of machine has read of builds against their own copies: one append-only file for each class, shared by
 * all projects that are gated on it.
 */
public final class CalibrationStore {
  private final Path file;
  private final Disk disk;

  /**
   * In that folder, which need not exist yet.
   *
   * @param folder of all classes
   * @param machine whose file it is
   */
  public CalibrationStore(Path folder, Fingerprint machine, Disk disk) {
    file = folder.resolve("aa-" + machine.id() + ".jsonl");
    this.disk = disk;
  }

  /**
   * Every whole record; a damaged line is left out, for one reading more or less changes little.
   *
   * @throws IOException when an existing file cannot be read
   */
  public Calibration read() throws IOException {
    List<Calibration.Reading> readings = new ArrayList<>();
    for (String entry : new Journal(file, disk).read().records()) {
      try {
        readings.add(CalibrationRecords.parse(file.getFileName().toString(), entry));
      } catch (BadInputException e) {
        throw new IOException(String.join("; ", e.problems()) + ". Another version wrote it; move the file away.", e);
      }
    }
    return new Calibration(readings);
  }

  /**
   * Adds what a gate read.
   *
   * @throws IOException when the disk refuses
   */
  public void add(String session, Calibration.Reading reading) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    new Journal(file, disk).append(List.of(CalibrationRecords.toJson(session, reading)));
  }
}
