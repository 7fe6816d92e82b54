package dev.backbench.run.gate;

import dev.backbench.gate.history.Baseline;
import dev.backbench.json.Baselines;
import dev.backbench.result.Fingerprint;
import dev.backbench.run.Disk;
import dev.backbench.unit.BadInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A project's baselines, one file for each class of machines: small enough to be committed. */
public final class BaselineStore {
  private static final String EXTENSION = ".json";

  private final Path folder;
  private final Disk disk;

  /** In that folder, which need not exist yet. */
  public BaselineStore(Path folder, Disk disk) {
    this.folder = folder;
    this.disk = disk;
  }

  /**
   * The baseline of a class of machines.
   *
   * @param machine the class, without versions of harness and JMH
   * @return empty when there is none
   * @throws BadInputException when its file is damaged
   */
  public Optional<Baseline> read(Fingerprint machine) throws BadInputException {
    Path file = file(machine);
    return Files.exists(file) ? Optional.of(Baselines.read(file)) : Optional.empty();
  }

  /**
   * Writes or replaces it.
   *
   * @throws IOException when the disk refuses
   */
  public void write(Fingerprint machine, Baseline baseline) throws IOException {
    Files.createDirectories(folder);
    disk.write(file(machine), Baselines.toJson(baseline).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * How this machine differs from those that do have a baseline, field by field.
   *
   * @throws IOException when the folder cannot be listed
   * @throws BadInputException when a file is damaged
   */
  public List<String> differences(Fingerprint machine) throws IOException, BadInputException {
    List<String> differences = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      List<Path> files;
      try (var entries = Files.list(folder)) {
        files = entries.filter(each -> each.toString().endsWith(EXTENSION)).sorted().toList();
      }
      for (Path file : files) {
        Baselines.read(file).machine().differences(machine)
            .forEach(each -> differences.add("%s: of another machine: %s".formatted(file.getFileName(), each)));
      }
    }
    return differences;
  }

  private Path file(Fingerprint machine) {
    return folder.resolve(machine.id() + EXTENSION);
  }
}
