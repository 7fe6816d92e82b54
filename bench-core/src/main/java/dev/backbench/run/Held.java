package dev.backbench.run;

import dev.backbench.process.Footprint;
import dev.backbench.process.ProcessMemory;
import dev.backbench.unit.Metric;
import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What processes hold when their work is done, as metrics of a fork. */
public final class Held {
  private Held() {}

  /** By metric id; nothing where the platform does not say, because that must not cost the measurement. */
  public static SortedMap<String, Double> by(List<Long> pids) {
    try {
      return new ProcessMemory().read(pids).map(Held::loaded).orElseGet(TreeMap::new);
    } catch (IOException unreadable) {
      System.getLogger(Held.class.getName()).log(System.Logger.Level.DEBUG, "memory of a fork", unreadable);
      return new TreeMap<>();
    }
  }

  private static SortedMap<String, Double> loaded(Footprint held) {
    SortedMap<String, Double> values = new TreeMap<>();
    values.put(Metric.RSS_LOADED.id(), (double) held.rssBytes());
    values.put(Metric.PSS_LOADED.id(), (double) held.pssBytes());
    values.put(Metric.PRIVATE_BYTES_LOADED.id(), (double) held.privateBytes());
    return values;
  }
}
