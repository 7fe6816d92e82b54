package dev.backbench.cli;

import dev.backbench.gate.BenchmarkOutcome;
import dev.backbench.gate.Calibration;
import dev.backbench.gate.Evidence;
import dev.backbench.gate.GateReport;
import dev.backbench.gate.GateVerdict;
import dev.backbench.gate.Levels;
import dev.backbench.render.GateText;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A gate's report as maps and lists; what is unknown is left out. */
final class GateDocument {
  private GateDocument() {}

  static Map<String, ?> of(GateReport report) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("preset", report.settings().preset());
    document.put("seed", report.seed());
    document.put("verdict", name(report.verdict()));
    document.put("unconfirmed", report.verdict() instanceof GateVerdict.Fail fail && fail.unconfirmed());
    document.put("compared", report.compared());
    document.put("exit_code", report.exitCode());
    document.put("reasons", report.verdict().reasons());
    document.put("calibration", GateText.calibration(report));
    Calibration calibration = report.outcome().calibrated();
    document.put("identical_pairs", calibration.readings().size());
    document.put("false_alarms", calibration.alarms());
    if (!calibration.readings().isEmpty()) {
      document.put("false_alarm_rate_at_most", calibration.mostFalseAlarms());
      document.put("session_deviation", calibration.sessionDeviation());
      document.put("one_sided", calibration.oneSided());
    }
    report.outcome().control().ifPresent(control -> document.put("control", benchmark(report, control)));
    document.put("benchmarks", report.outcome().benchmarks().stream().map(each -> benchmark(report, each)).toList());
    document.put("removed", report.removed());
    document.put("added", report.added());
    document.put("waived", report.waived().stream().map(each -> Map.of("id", each.benchmark(), "reason", each.reason(),
        "expires", each.expires().toString())).toList());
    document.put("notes", report.notes());
    return document;
  }

  private static Map<String, ?> benchmark(GateReport report, BenchmarkOutcome outcome) {
    Map<String, Object> benchmark = new LinkedHashMap<>();
    Evidence evidence = outcome.evidence();
    benchmark.put("id", outcome.benchmark().id());
    benchmark.put("verdict", name(outcome.verdict()));
    benchmark.put("reasons", outcome.verdict().reasons());
    benchmark.put("metric", outcome.metric().name().toLowerCase(Locale.ROOT));
    benchmark.put("pairs", evidence.pairs());
    Levels levels = report.levels().get(outcome.benchmark().id());
    if (levels != null) {
      benchmark.put("base_per_second", levels.base());
      benchmark.put("candidate_per_second", levels.candidate());
    }
    if (evidence.pairs() >= 2) {
      benchmark.put("ratio", evidence.ratio().center());
      benchmark.put("ratio_lower", evidence.ratio().lower());
      benchmark.put("ratio_upper", evidence.ratio().upper());
      benchmark.put("fail_p", evidence.failP());
      benchmark.put("pass_p", evidence.passP());
    }
    return benchmark;
  }

  private static String name(GateVerdict verdict) {
    return verdict.getClass().getSimpleName().toUpperCase(Locale.ROOT);
  }
}
