package dev.backbench.run;

import dev.backbench.result.ForkResult;
import dev.backbench.result.ForkScore;
import dev.backbench.result.Measurement;
import dev.backbench.result.Ratio;
import dev.backbench.result.Status;
import dev.backbench.stats.Estimate;
import dev.backbench.stats.PairedRatio;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Paired ratios of every two contenders of a sitting, from the rounds in which both forks were OK. */
public final class Ratios {
  private static final double CONFIDENCE = 0.95;

  private Ratios() {}

  /** For every comparison with two or more OK cells, each contender over each later one in cell order. */
  public static List<Ratio> of(List<Measurement> measurements) {
    Map<String, List<Measurement>> sittings = new LinkedHashMap<>();
    measurements.stream().filter(measurement -> measurement.status() == Status.OK).forEach(measurement -> sittings
        .computeIfAbsent(measurement.cell().comparison(), _ -> new ArrayList<>()).add(measurement));
    List<Ratio> ratios = new ArrayList<>();
    sittings.forEach((sitting, cells) -> {
      for (int i = 0; i < cells.size(); i++) {
        for (int j = i + 1; j < cells.size(); j++) {
          addTo(ratios, sitting, cells.get(i), cells.get(j));
        }
      }
    });
    return ratios;
  }

  private static void addTo(List<Ratio> ratios, String sitting, Measurement numerator, Measurement denominator) {
    paired(numerator, denominator).ifPresent(pairs -> ratios.add(new Ratio(sitting, numerator.cell().contender(),
        denominator.cell().contender(), numerator.cell().metric().id(), pairs.ratio(), pairs.count())));
  }

  /** The ratio of two cells that alternated; empty without a round in which both were OK. */
  static Optional<Pairs> paired(Measurement numerator, Measurement denominator) {
    Map<Integer, Double> above = scores(numerator);
    Map<Integer, Double> below = scores(denominator);
    above.keySet().retainAll(below.keySet());
    below.keySet().retainAll(above.keySet());
    if (above.isEmpty()) {
      return Optional.empty();
    }
    double[] numerators = above.values().stream().mapToDouble(Double::doubleValue).toArray();
    double[] denominators = below.values().stream().mapToDouble(Double::doubleValue).toArray();
    return Optional.of(new Pairs(PairedRatio.of(numerators, denominators, CONFIDENCE), numerators.length));
  }

  /** A paired ratio and the number of rounds it rests on. */
  record Pairs(Estimate ratio, int count) {}

  private static Map<Integer, Double> scores(Measurement measurement) {
    Map<Integer, Double> scores = new TreeMap<>();
    for (ForkResult fork : measurement.forks()) {
      if (fork.status() == Status.OK) {
        scores.put(fork.round(), ForkScore.of(measurement.cell().metric(), fork.measured()));
      }
    }
    return scores;
  }
}
