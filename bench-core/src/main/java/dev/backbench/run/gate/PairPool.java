package dev.backbench.run.gate;

import dev.backbench.gate.GatedBenchmark;
import dev.backbench.gate.Pair;
import dev.backbench.gate.study.Condition;
import dev.backbench.gate.study.PooledPair;
import dev.backbench.json.PairRecords;
import dev.backbench.run.Disk;
import dev.backbench.run.Journal;
import dev.backbench.unit.BadInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Pairs recorded over any number of sittings: an append-only file. */
public final class PairPool {
  private final Path file;
  private final Journal journal;

  /** In that file, which need not exist yet. */
  public PairPool(Path file, Disk disk) {
    this.file = file;
    journal = new Journal(file, disk);
  }

  /**
   * Adds a pair.
   *
   * @throws IOException when the disk refuses
   */
  public void add(PooledPair pooled) throws IOException {
    journal.append(List.of(PairRecords.toJson(pooled)));
  }

  /**
   * Every whole record, by condition and benchmark, in order of measurement.
   *
   * @throws IOException when the file cannot be read
   * @throws BadInputException when it holds something else
   */
  public Map<Condition, Map<GatedBenchmark, List<Pair>>> read() throws IOException, BadInputException {
    Map<Condition, Map<GatedBenchmark, List<Pair>>> pool = new LinkedHashMap<>();
    for (String entry : journal.read().records()) {
      PooledPair pooled = PairRecords.parse(file.toString(), entry);
      pool.computeIfAbsent(pooled.condition(), _ -> new LinkedHashMap<>())
          .computeIfAbsent(pooled.benchmark(), _ -> new ArrayList<>()).add(pooled.pair());
    }
    return pool;
  }
}
