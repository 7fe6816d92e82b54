package dev.backbench.json;

import dev.backbench.contract.Cell;
import dev.backbench.result.Environment;
import dev.backbench.result.ForkResult;
import dev.backbench.result.Measurement;
import dev.backbench.result.MetricEstimate;
import dev.backbench.result.Outcome;
import dev.backbench.result.Ratio;
import dev.backbench.result.Report;
import dev.backbench.result.Run;
import dev.backbench.result.Speedup;
import dev.backbench.result.Status;
import dev.backbench.result.Warning;
import dev.backbench.stats.Estimate;
import dev.backbench.unit.BadInputException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code report.json}: a report in the form that {@code schema/report.schema.json} describes.
 *
 * <p>What is absent is left out, but for two things that JSON cannot say: an interval's bound of {@code null} is
 * infinite, and a series' or a secondary value of {@code null} is not a number. Keys that this version does not know are
 * ignored, because a later one may add some without a new schema number.
 */
public final class Reports {
  private static final int MOST_BYTES = 256 << 20;

  private Reports() {}

  /** The same bytes for equal reports; ends with a line break. */
  public static String toJson(Report report) {
    return JsonText.document(new JsonObject().put("schema", report.schema()).put("run", write(report.run()))
        .put("environment",
            new JsonObject().put("facts", Json.texts(report.environment().facts()))
                .put("noise", CellCodec.write(report.environment().noise())).build())
        .put("cells", Json.of(report.cells().stream().map(Reports::write).toList()))
        .put("ratios", Json.of(report.ratios().stream().map(Reports::write).toList()))
        .put("speedups", Json.of(report.speedups().stream().map(Reports::write).toList()))
        .put("outcome", new JsonObject().put("exit_code", report.outcome().exitCode())
            .put("reasons", Json.texts(report.outcome().reasons())).build())
        .build());
  }

  /**
   * Reads a report file of at most 256 MiB.
   *
   * @throws BadInputException naming file, line and JSON pointer, when it is absent, truncated, of another schema version,
   *     or not what {@link #toJson} writes
   */
  public static Report read(Path file) throws BadInputException {
    try {
      return read(Document.parse(file.toString(), Document.load(file, file.toString(), MOST_BYTES)));
    } catch (Refusal refusal) {
      throw refusal.alone();
    }
  }

  /**
   * As {@link #read(Path)}, from text.
   *
   * @param where the file, for messages
   */
  public static Report parse(String where, String json) throws BadInputException {
    try {
      return read(Document.parse(where, json));
    } catch (Refusal refusal) {
      throw refusal.alone();
    }
  }

  private static Report read(Node root) throws Refusal {
    Node schema = root.required("schema");
    if (schema.integer() != Report.SCHEMA) {
      throw schema.refuse("be " + Report.SCHEMA, "Read it with the version of backbench that wrote it.");
    }
    Node environment = root.required("environment");
    Node outcome = root.required("outcome");
    return new Report(Report.SCHEMA, readRun(root.required("run")),
        new Environment(CellCodec.textsByName(environment.required("facts")),
            CellCodec.readNoise(environment.required("noise"))),
        readCells(root.required("cells")), CellCodec.list(root.required("ratios"), Reports::readRatio),
        readSpeedups(root.optional("speedups")),
        new Outcome((int) outcome.required("exit_code").integer(0, 255), outcome.required("reasons").texts()));
  }

  private static Json write(Run run) {
    return new JsonObject().put("id", run.id()).put("version", run.version()).put("profile", run.profile())
        .put("seed", run.seed()).put("plan_hash", run.planHash()).put("started", run.started().toString())
        .put("elapsed_ns", run.elapsedNanos()).put("sittings", run.sittings()).put("stamp", run.stamp())
        .put("reasons", Json.texts(run.reasons())).build();
  }

  private static Run readRun(Node node) throws Refusal {
    return new Run(node.required("id").text(), node.required("version").text(), node.required("profile").text(),
        node.required("seed").integer(), node.required("plan_hash").text(), readInstant(node.required("started")),
        node.required("elapsed_ns").natural(), node.required("sittings").naturalInt(),
        node.required("stamp").constant(Run.Stamp.class), node.required("reasons").texts());
  }

  private static Instant readInstant(Node node) throws Refusal {
    try {
      return Instant.parse(node.text());
    } catch (DateTimeParseException e) {
      throw node.refuse("be a time in UTC like 2026-01-31T12:00:00Z");
    }
  }

  private static Json write(Measurement measurement) {
    JsonObject object = CellCodec.write(measurement.cell(), new JsonObject()).put("status", measurement.status())
        .putText("reason", measurement.reason());
    measurement.primary().ifPresent(primary -> object.put("primary", CellCodec.write(primary)));
    return object.put("secondary", Json.of(measurement.secondary().stream().map(CellCodec::write).toList()))
        .put("warnings", Json.of(measurement.warnings().stream().map(Reports::write).toList()))
        .put("forks", Json.of(measurement.forks().stream().map(ForkCodec::write).toList())).build();
  }

  private static List<Measurement> readCells(Node array) throws Refusal {
    Set<String> ids = new HashSet<>();
    return CellCodec.list(array, node -> {
      Measurement measurement = readMeasurement(node);
      if (!ids.add(measurement.cell().id())) {
        throw node.required("id").refuse("occur once");
      }
      return measurement;
    });
  }

  private static Measurement readMeasurement(Node node) throws Refusal {
    Cell cell = CellCodec.read(node);
    Status status = node.required("status").constant(Status.class);
    Optional<String> reason = node.optionalText("reason");
    Optional<Node> estimate = node.optional("primary");
    Optional<MetricEstimate> primary = estimate.isPresent()
        ? Optional.of(CellCodec.readMetricEstimate(estimate.get()))
        : Optional.empty();
    List<MetricEstimate> secondary = CellCodec.list(node.required("secondary"), CellCodec::readMetricEstimate);
    List<Warning> warnings = CellCodec.list(node.required("warnings"), Reports::readWarning);
    List<ForkResult> forks = CellCodec.list(node.required("forks"), fork -> {
      ForkResult result = ForkCodec.read(fork);
      if (!result.cell().equals(cell.id())) {
        throw fork.required("cell").refuse("be \"" + cell.id() + "\", the cell it is in");
      }
      return result;
    });
    return node.build(() -> new Measurement(cell, status, reason, primary, secondary, forks, warnings));
  }

  private static Json write(Warning warning) {
    return new JsonObject().put("code", warning.code()).put("message", warning.message()).put("fix", warning.fix())
        .build();
  }

  private static Warning readWarning(Node node) throws Refusal {
    return new Warning(node.required("code").text(), node.required("message").text(), node.required("fix").text());
  }

  private static Json write(Speedup speedup) {
    return new JsonObject().put("sitting", speedup.sitting()).put("contender", speedup.contender())
        .put("control", speedup.control()).put("workers", speedup.workers()).put("cpus", speedup.cpus())
        .put("ratio", CellCodec.write(speedup.ratio())).put("efficiency", CellCodec.write(speedup.efficiency()))
        .put("pairs", speedup.pairs()).build();
  }

  /** Reports of earlier versions have none; what is derived is not read. */
  private static List<Speedup> readSpeedups(Optional<Node> array) throws Refusal {
    return array.isEmpty() ? List.of() : CellCodec.list(array.get(), node -> {
      String sitting = node.required("sitting").text();
      String contender = node.required("contender").text();
      boolean control = node.required("control").truth();
      int workers = node.required("workers").naturalInt();
      int cpus = node.required("cpus").naturalInt();
      Estimate ratio = CellCodec.readEstimate(node.required("ratio"));
      int pairs = node.required("pairs").naturalInt();
      return node.build(() -> new Speedup(sitting, contender, control, workers, cpus, ratio, pairs));
    });
  }

  private static Json write(Ratio ratio) {
    return new JsonObject().put("sitting", ratio.sitting()).put("numerator", ratio.numerator())
        .put("denominator", ratio.denominator()).put("metric", ratio.metric())
        .put("ratio", CellCodec.write(ratio.ratio())).put("pairs", ratio.pairs()).build();
  }

  private static Ratio readRatio(Node node) throws Refusal {
    return new Ratio(node.required("sitting").text(), node.required("numerator").text(),
        node.required("denominator").text(), node.required("metric").text(),
        CellCodec.readEstimate(node.required("ratio")), node.required("pairs").naturalInt());
  }
}
