package dev.backbench.render;

import dev.backbench.contract.Cell;
import dev.backbench.result.Measurement;
import dev.backbench.result.Report;
import dev.backbench.result.Status;
import dev.backbench.stats.Estimate;
import dev.backbench.unit.Better;
import dev.backbench.unit.Metric;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a run found, in sentences made from its paired ratios: no score over workloads, ties said as ties.
 *
 * @param caveats what to know before believing a sentence
 * @param languages one sentence for each pair of languages, suite and metric
 * @param sittings the sittings with a ratio, each with a sentence per contender
 */
record Answer(List<String> caveats, List<String> languages, List<Found> sittings) {
  /** Of a hundred intervals of 95 %, five are expected to miss. */
  private static final int MISS_ONE_IN = 20;

  /**
   * A sitting's sentences.
   *
   * @param id workload and parameters
   * @param sentences one for each contender that is not the base
   */
  record Found(String id, List<String> sentences) {}

  static Answer of(Report report) {
    List<Sitting> sittings = Sitting.of(report);
    List<Found> found = sittings.stream().map(Answer::found).filter(one -> !one.sentences().isEmpty()).toList();
    return new Answer(caveats(report, found), languages(sittings, report), found);
  }

  private static Found found(Sitting sitting) {
    String base = sitting.base().orElse("");
    return new Found(sitting.id(), sitting.rows().stream().filter(row -> row.ratio().isPresent())
        .map(row -> Words.of(row.contender(), base, sitting.metric(), row.ratio().orElseThrow())).toList());
  }

  private static List<String> caveats(Report report, List<Found> found) {
    List<String> caveats = new ArrayList<>();
    switch (report.run().stamp()) {
      case VALID -> {
        // Nothing to take back.
      }
      case ESTIMATE -> caveats.add("An estimate: the profile is short, so sizes may still move; measure with"
          + " --profile standard before you rest a decision on them.");
      case INVALID ->
        caveats.add("The run is INVALID: read the sentences as what its whole cells say, and quote none.");
    }
    long suspect = count(report, Status.SUSPECT);
    long bad = count(report, Status.INVALID) + count(report, Status.FAILED) + count(report, Status.TIMEOUT)
        + count(report, Status.INTERRUPTED);
    if (suspect + bad > 0) {
      caveats
          .add("Left out of every sentence: %s that %s SUSPECT (the machine was noisy), and %s without a valid result."
              .formatted(Words.count(suspect, "cell"), suspect == 1 ? "is" : "are", bad));
    }
    int comparisons = found.stream().mapToInt(one -> one.sentences().size()).sum();
    if (comparisons >= MISS_ONE_IN) {
      caveats.add(("Each of the %s intervals misses with a chance of 5 %%: expect about %s of them not to hold the true"
          + " ratio.").formatted(comparisons, Math.round((double) comparisons / MISS_ONE_IN)));
    }
    return caveats;
  }

  private static long count(Report report, Status status) {
    return report.cells().stream().filter(each -> each.status() == status).count();
  }

  /** The first contender of each language stands for it, as the manifest's order says. */
  private static List<String> languages(List<Sitting> sittings, Report report) {
    Map<String, Standings> byPair = new LinkedHashMap<>();
    for (Sitting sitting : sittings) {
      Map<String, Cell> first = new LinkedHashMap<>();
      sitting.rows().stream().map(Sitting.Row::measurement).filter(each -> each.status() == Status.OK)
          .map(Measurement::cell).forEach(cell -> first.putIfAbsent(cell.language(), cell));
      List<Cell> cells = List.copyOf(first.values());
      for (int i = 0; i < cells.size(); i++) {
        for (int j = i + 1; j < cells.size(); j++) {
          boolean ordered = cells.get(i).language().compareTo(cells.get(j).language()) < 0;
          Cell one = cells.get(ordered ? i : j);
          Cell two = cells.get(ordered ? j : i);
          Optional<Estimate> ratio = Sitting.ratio(one, two.contender(), report.ratios());
          String key = String.join("\n", one.suite(), one.metric().id(), one.language(), two.language());
          ratio.filter(Quantity::bounded).ifPresent(value -> byPair
              .computeIfAbsent(key, _ -> new Standings(one, two.language(), new ArrayList<>()))
              .add(sitting.id(), value));
        }
      }
    }
    // A single comparison is among the sittings' sentences.
    return byPair.values().stream().filter(standings -> standings.ones().size() > 1).map(Standings::sentence).toList();
  }

  /** How one language stood to another, sitting by sitting. */
  private record Standings(Cell first, String second, List<One> ones) {
    record One(String sitting, Estimate ratio) {}

    void add(String sitting, Estimate ratio) {
      ones.add(new One(sitting, ratio));
    }

    String sentence() {
      Metric metric = first.metric();
      long ahead = count(metric, Standing.BETTER);
      long behind = count(metric, Standing.WORSE);
      long same = count(metric, Standing.SAME);
      List<String> parts = new ArrayList<>();
      add(parts, ahead, first.language() + " ahead in ");
      add(parts, behind, second + " ahead in ");
      add(parts, same, "no difference found in ");
      One least = ones.stream().min(Comparator.comparingDouble(one -> one.ratio().center())).orElseThrow();
      One most = ones.stream().max(Comparator.comparingDouble(one -> one.ratio().center())).orElseThrow();
      String range = "the ratio runs from %s (%s) to %s (%s)".formatted(times(least), workload(least), times(most),
          workload(most));
      return "%s: %s against %s, %s (%s), %s: %s; %s.".formatted(first.suite(), first.language(), second, metric.id(),
          metric.better() == Better.HIGHER ? "higher is better" : "lower is better", comparisons(),
          String.join(", ", parts), range);
    }

    private String comparisons() {
      Set<String> workloads = new LinkedHashSet<>(ones.stream().map(Standings::workload).toList());
      String in = Words.count(workloads.size(), "workload");
      return ones.size() == workloads.size() ? in : Words.count(ones.size(), "comparison") + " in " + in;
    }

    private long count(Metric metric, Standing standing) {
      return ones.stream().filter(one -> Standing.of(one.ratio(), metric.better()) == standing).count();
    }

    private static void add(List<String> parts, long count, String what) {
      if (count > 0) {
        parts.add(what + count);
      }
    }

    private static String times(One one) {
      return Quantity.digits(one.ratio().center()) + "×";
    }

    private static String workload(One one) {
      int end = one.sitting().lastIndexOf('/');
      return end > 0 && one.sitting().indexOf('=') > end ? one.sitting().substring(0, end) : one.sitting();
    }
  }
}
