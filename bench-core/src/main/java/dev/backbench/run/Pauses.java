package dev.backbench.run;

import dev.backbench.result.Sample;
import dev.backbench.result.Series;
import java.util.List;

final class Pauses {
  private Pauses() {}

  static List<Sample> addTo(List<Sample> samples, List<Series> series) {
    return series.isEmpty() ? samples : List.copyOf(samples);
  }
}
