package dev.backbench.run.gate;

import dev.backbench.gate.history.RecordedSession;
import dev.backbench.json.HistoryRecords;
import dev.backbench.result.Fingerprint;
import dev.backbench.run.Disk;
import dev.backbench.run.Journal;
import dev.backbench.unit.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a project's runs scored on one class of machines: an append-only file for each class. */
public final class HistoryStore {
  private final Path file;
  private final Disk disk;

  /**
   * In that folder, which need not exist yet.
   *
   * @param folder of all classes
   * @param machine whose file it is
   */
  public HistoryStore(Path folder, Fingerprint machine, Disk disk) {
    file = folder.resolve(machine.id() + ".jsonl");
    this.disk = disk;
  }

  /**
   * Every session whose record is whole, oldest first, with what was cleared of it later. A run that was resumed counts
   * once, as it was in the end.
   *
   * @throws IOException when the file cannot be read, or another version wrote it
   */
  public List<RecordedSession> read() throws IOException {
    Map<String, RecordedSession> sessions = new LinkedHashMap<>();
    Map<String, Set<String>> cleared = new LinkedHashMap<>();
    for (String entry : new Journal(file, disk).read().records()) {
      try {
        RecordedSession read = HistoryRecords.parse(file.getFileName().toString(), entry);
        if (read.cleared().isEmpty()) {
          sessions.put(read.run(), read);
        } else {
          cleared.computeIfAbsent(read.run(), _ -> new HashSet<>()).addAll(read.cleared());
        }
      } catch (BadInputException e) {
        throw new IOException(String.join("; ", e.problems()) + ". Another version wrote it; move the file away.", e);
      }
    }
    return sessions.values().stream().map(each -> new RecordedSession(each.run(), each.profile(), each.rulers(),
        each.scores(), cleared.getOrDefault(each.run(), Set.of()))).toList();
  }

  /**
   * Adds a session.
   *
   * @throws IOException when the disk refuses
   */
  public void add(RecordedSession session) throws IOException {
    append(HistoryRecords.toJson(session));
  }

  /**
   * Notes that a paired run found cells of a session no slower.
   *
   * @throws IOException when the disk refuses
   */
  public void clear(String run, Collection<String> cells) throws IOException {
    if (!cells.isEmpty()) {
      append(HistoryRecords.toJson(run, cells));
    }
  }

  private void append(String entry) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    new Journal(file, disk).append(List.of(entry));
  }
}
