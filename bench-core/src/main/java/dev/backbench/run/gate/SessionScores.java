package dev.backbench.run.gate;

import dev.backbench.contract.Cell;
import dev.backbench.gate.history.CellScore;
import dev.backbench.gate.history.RecordedSession;
import dev.backbench.gate.history.RulerReading;
import dev.backbench.result.Environment;
import dev.backbench.result.ForkResult;
import dev.backbench.result.ForkScore;
import dev.backbench.result.Measurement;
import dev.backbench.result.Report;
import dev.backbench.result.Status;
import dev.backbench.stats.Moments;
import dev.backbench.unit.Better;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** From a run's report to what history keeps of it. */
public final class SessionScores {
  /** Facts of a fork that must be equal for two scores to be compared. */
  private static final List<String> CONDITIONS = List.of("runtime", "collector", "heap_bytes", "cpus", "threads",
      "compact_object_headers", "jmh_mode", "postgres.provider", "postgres.server_version", "postgres.durability",
      "postgres.data_set");

  private SessionScores() {}

  /**
   * Every cell that is OK.
   *
   * @param jars SHA-256 of the jar of a cell that a gate could pair; empty for any other cell
   */
  public static RecordedSession of(Report report, Function<Cell, Optional<String>> jars) {
    List<CellScore> scores = report.cells().stream().filter(each -> each.status() == Status.OK)
        .map(each -> score(each, jars.apply(each.cell()))).toList();
    SortedMap<String, Double> rulers = new TreeMap<>();
    report.environment().facts().forEach((name, value) -> {
      if (name.startsWith(Environment.RULER)) {
        rulers.put(name.substring(Environment.RULER.length()), Double.parseDouble(value));
      }
    });
    return new RecordedSession(report.run().id(), report.run().profile(), new RulerReading(rulers), scores, Set.of());
  }

  private static CellScore score(Measurement measurement, Optional<String> jar) {
    Cell cell = measurement.cell();
    List<ForkResult> forks = measurement.forks().stream().filter(each -> each.status() == Status.OK).toList();
    double sign = cell.metric().better() == Better.HIGHER ? 1 : -1;
    double[] logs = forks.stream()
        .mapToDouble(each -> sign * Math.log(ForkScore.of(cell.metric(), each.measured()))).toArray();
    return new CellScore(cell.id(), Moments.mean(logs), Moments.standardDeviation(logs), logs.length, jar,
        conditions(forks.getFirst().facts()));
  }

  private static SortedMap<String, String> conditions(Map<String, String> facts) {
    SortedMap<String, String> conditions = new TreeMap<>(facts);
    conditions.keySet().retainAll(CONDITIONS);
    return conditions;
  }
}
