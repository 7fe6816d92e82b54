package dev.backbench.claim;

import dev.backbench.contract.Cell;
import dev.backbench.contract.CellRef;
import dev.backbench.result.Measurement;
import dev.backbench.result.MetricEstimate;
import dev.backbench.result.Ratio;
import dev.backbench.result.Report;
import dev.backbench.result.Status;
import dev.backbench.stats.Estimate;
import dev.backbench.stats.IndependentDifference;
import dev.backbench.stats.IndependentRatio;
import dev.backbench.stats.LogMean;
import dev.backbench.stats.PairedDifference;
import dev.backbench.stats.PairedRatio;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The runs that a ledger may rest on. Both cells of a ratio come from one run; of several runs that have the number, the
 * one with the most forks counts, then the newest. Only cells that are OK and have six forks or more count.
 */
final class Runs {
  /** With fewer, an interval of forks is too wide to decide, and its coverage too poor. */
  static final int LEAST_FORKS = 6;
  private static final double CONFIDENCE = 0.95;

  private final List<Report> reports;

  Runs(List<Report> reports) {
    this.reports = reports.stream().sorted(Comparator.comparing((Report report) -> report.run().started()).reversed())
        .toList();
  }

  /** The number, or why there is none. */
  Evidence find(Member member) {
    List<Evidence.Found> found = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (Report report : reports) {
      try {
        found.add(find(member, report));
      } catch (Missing e) {
        missing.add(String.valueOf(e.getMessage()));
      }
    }
    // The sort is stable: of equal numbers of forks the newest.
    return found.stream().max(Comparator.comparingInt(Evidence.Found::forks)
        .thenComparingInt(number -> -found.indexOf(number)))
        .map(number -> new Evidence(member, Optional.of(number), ""))
        .orElseGet(() -> new Evidence(member, Optional.empty(), best(member, missing)));
  }

  /** A cell that was measured too little says more than that other runs do not have it. */
  private static String best(Member member, List<String> missing) {
    return missing.stream().filter(reason -> !reason.startsWith("no run")).findFirst()
        .orElseGet(() -> "no run has " + member.cells().getFirst().text());
  }

  private static Evidence.Found find(Member member, Report report) throws Missing {
    return switch (member) {
      case Member.Value value -> {
        Measurement cell = cell(report, value.cell());
        MetricEstimate number = number(cell, value.metric());
        yield new Evidence.Found(number.estimate(), number.metric().unit(), number.forks(), false, report.run().id(),
            List.of(cell.cell().id()));
      }
      case Member.Ratio ratio -> ratio(report, ratio);
      case Member.Difference difference -> difference(report, difference);
    };
  }

  private static Evidence.Found ratio(Report report, Member.Ratio ratio) throws Missing {
    Measurement above = cell(report, ratio.numerator());
    Measurement below = cell(report, ratio.denominator());
    List<String> cells = List.of(above.cell().id(), below.cell().id());
    boolean oneSitting = above.cell().sitting().equals(below.cell().sitting());
    if (oneSitting && ratio.formula().is(above.cell().metric())) {
      Optional<Evidence.Found> paired = Stream.concat(
          paired(report, above.cell(), below.cell()).map(each -> found(report, each.ratio(), each.pairs(), cells)),
          paired(report, below.cell(), above.cell())
              .map(each -> found(report, inverse(each.ratio()), each.pairs(), cells)))
          .findFirst();
      if (paired.isPresent()) {
        return enough(paired.get(), cells.getFirst());
      }
    }
    Rounds one = Rounds.of(above, ratio.formula());
    Rounds two = Rounds.of(below, ratio.formula());
    Rounds numerators = one.sharedWith(two);
    if (oneSitting && numerators.count() >= LEAST_FORKS && one.positive() && two.positive()) {
      return found(report, PairedRatio.of(numerators.values(), two.sharedWith(one).values(), CONFIDENCE),
          numerators.count(), cells);
    }
    return ratio.formula().plain()
        ? independent(report, above, below, ratio.formula().metric())
        : independent(report, cells, one, two);
  }

  private static Evidence.Found independent(Report report, Measurement above, Measurement below,
      Optional<String> metric) throws Missing {
    List<String> cells = List.of(above.cell().id(), below.cell().id());
    MetricEstimate one = number(above, metric);
    MetricEstimate two = number(below, metric);
    if (!one.metric().equals(two.metric())) {
      throw new Missing("%s has %s where %s has %s".formatted(cells.get(0), one.metric().id(), cells.get(1),
          two.metric().id()));
    }
    return new Evidence.Found(IndependentRatio.of(one.estimate(), two.estimate()), "1",
        Math.min(one.forks(), two.forks()), false, report.run().id(), cells);
  }

  private static Evidence.Found independent(Report report, List<String> cells, Rounds one, Rounds two)
      throws Missing {
    requireForks(one.count(), cells.get(0));
    requireForks(two.count(), cells.get(1));
    if (!one.positive() || !two.positive()) {
      throw new Missing("%s over %s is no ratio: some of it is 0".formatted(cells.get(0), cells.get(1)));
    }
    return new Evidence.Found(
        IndependentRatio.of(LogMean.of(one.values(), CONFIDENCE), LogMean.of(two.values(), CONFIDENCE)), "1",
        Math.min(one.count(), two.count()), false, report.run().id(), cells);
  }

  private static Evidence.Found difference(Report report, Member.Difference difference) throws Missing {
    Measurement above = cell(report, difference.minuend());
    Measurement below = cell(report, difference.subtrahend());
    List<String> cells = List.of(above.cell().id(), below.cell().id());
    String unit = number(above, difference.metric()).metric().unit();
    if (!number(below, difference.metric()).metric().unit().equals(unit)
        || !above.cell().sitting().equals(below.cell().sitting())) {
      throw new Missing("%s and %s were not measured side by side".formatted(cells.get(0), cells.get(1)));
    }
    Rounds one = Rounds.of(above, Formula.of(difference.metric()));
    Rounds two = Rounds.of(below, Formula.of(difference.metric()));
    Rounds minuends = one.sharedWith(two);
    if (minuends.count() >= LEAST_FORKS) {
      return new Evidence.Found(
          PairedDifference.of(minuends.values(), two.sharedWith(one).values(), CONFIDENCE), unit, minuends.count(),
          true,
          report.run().id(), cells);
    }
    requireForks(one.count(), cells.get(0));
    requireForks(two.count(), cells.get(1));
    return new Evidence.Found(IndependentDifference.of(one.values(), two.values(), CONFIDENCE), unit,
        Math.min(one.count(), two.count()), false, report.run().id(), cells);
  }

  private static Stream<Ratio> paired(Report report, Cell numerator, Cell denominator) {
    return report.ratios().stream().filter(ratio -> ratio.sitting().equals(numerator.sitting())
        && ratio.numerator().equals(numerator.contender()) && ratio.denominator().equals(denominator.contender()));
  }

  private static Evidence.Found found(Report report, Estimate ratio, int pairs, List<String> cells) {
    return new Evidence.Found(ratio, "1", pairs, true, report.run().id(), cells);
  }

  private static Estimate inverse(Estimate ratio) {
    return new Estimate(1 / ratio.center(), 1 / ratio.upper(), 1 / ratio.lower());
  }

  private static Measurement cell(Report report, CellRef ref) throws Missing {
    Measurement cell = report.cells().stream().filter(each -> ref.matches(each.cell()))
        .min(Comparator.comparingInt((Measurement each) -> each.status() == Status.OK ? 0 : 1)
            .thenComparingInt(each -> -each.primary().map(MetricEstimate::forks).orElse(0)))
        .orElseThrow(() -> new Missing("no run has " + ref.text()));
    if (cell.status() != Status.OK) {
      throw new Missing("%s is %s: %s".formatted(cell.cell().id(), cell.status(), cell.reason().orElse("")));
    }
    return cell;
  }

  private static MetricEstimate number(Measurement cell, Optional<String> metric) throws Missing {
    MetricEstimate primary = cell.primary().orElseThrow();
    MetricEstimate number = metric.isEmpty() || metric.get().equals(primary.metric().id())
        ? primary
        : cell.secondary().stream().filter(each -> each.metric().id().equals(metric.get())).findFirst()
            .orElseThrow(() -> new Missing("%s has no %s".formatted(cell.cell().id(), metric.get())));
    requireForks(number.forks(), cell.cell().id());
    return number;
  }

  private static Evidence.Found enough(Evidence.Found found, String cell) throws Missing {
    requireForks(found.forks(), cell);
    return found;
  }

  private static void requireForks(int forks, String cell) throws Missing {
    if (forks < LEAST_FORKS) {
      throw new Missing("need >= %d forks of %s, got %d".formatted(LEAST_FORKS, cell, forks));
    }
  }

  /** Why a run does not have a number that counts. */
  private static final class Missing extends Exception {
    private static final long serialVersionUID = 1L;

    Missing(String message) {
      super(message);
    }
  }
}
