package dev.backbench.render;

import dev.backbench.contract.Cell;
import dev.backbench.result.ForkResult;
import dev.backbench.result.Environment;
import dev.backbench.result.Measurement;
import dev.backbench.result.MetricEstimate;
import dev.backbench.result.Report;
import dev.backbench.result.Run;
import dev.backbench.result.Status;
import dev.backbench.stats.Estimate;
import dev.backbench.stats.IndependentRatio;
import dev.backbench.unit.Metric;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Two or more runs side by side, cell id by cell id; every later run is compared with the first.
 *
 * <p>The runs were not measured alternately, so what differs may be the hour and not the code: a difference here is a
 * suspicion, never a verdict. On different machines the values are shown and nothing is said of them.
 *
 * @param runs the runs' ids, first the base
 * @param refusals why nothing is said at all: fields of the machine that differ
 * @param notes what else differs and may explain a difference: tools, profile, stamp
 * @param rows every cell of any run, in order of appearance
 */
public record Comparison(List<String> runs, List<Difference> refusals, List<Difference> notes, List<Row> rows) {
  private static final List<String> MACHINE = List.of("cpu", "memory", "cgroup", "kernel", "os", "arch");

  /** Copies the lists. */
  public Comparison {
    runs = List.copyOf(runs);
    refusals = List.copyOf(refusals);
    notes = List.copyOf(notes);
    rows = List.copyOf(rows);
  }

  /**
   * A field that is not equal in all runs.
   *
   * @param field its name
   * @param values one per run; {@code (none)} where a run lacks it
   */
  public record Difference(String field, List<String> values) {
    /** Copies the list. */
    public Difference {
      values = List.copyOf(values);
    }
  }

  /**
   * A cell.
   *
   * @param cell its id
   * @param metric the base's primary metric, or that of the first run that has the cell
   * @param values one per run; empty where the run has no number for it
   * @param statuses one per run; {@code ABSENT} where the run does not know the cell
   * @param changes one per later run
   */
  public record Row(String cell, Metric metric, List<Optional<MetricEstimate>> values, List<String> statuses,
      List<Change> changes) {
    /** Copies the lists. */
    public Row {
      values = List.copyOf(values);
      statuses = List.copyOf(statuses);
      changes = List.copyOf(changes);
    }
  }

  /**
   * How a later run stands to the base.
   *
   * @param ratio later / base, with a 95 % interval
   * @param standing what it says; NONE when nothing may be said
   * @param reason why nothing may be said; empty otherwise
   */
  public record Change(Optional<Estimate> ratio, Standing standing, String reason) {}

  /**
   * Compares.
   *
   * @throws IllegalArgumentException for fewer than two reports
   */
  public static Comparison of(List<Report> reports) {
    if (reports.size() < 2) {
      throw new IllegalArgumentException("compare: expected at least two runs, got " + reports.size());
    }
    List<Difference> refusals = new ArrayList<>();
    List<Difference> notes = new ArrayList<>();
    SortedSet<String> names = new TreeSet<>();
    reports.forEach(report -> names.addAll(report.environment().facts().keySet()));
    // Measured, so never the same twice.
    names.removeIf(name -> name.startsWith(Environment.RULER));
    for (String name : names) {
      List<String> values = reports.stream()
          .map(report -> report.environment().facts().getOrDefault(name, "(none)")).toList();
      add(MACHINE.contains(name.split("[._]", 2)[0]) ? refusals : notes, name, values);
    }
    add(notes, "profile", reports.stream().map(report -> report.run().profile()).toList());
    List<String> stamps = reports.stream().map(report -> report.run().stamp().name()).toList();
    if (reports.stream().anyMatch(report -> report.run().stamp() == Run.Stamp.INVALID)) {
      refusals.add(new Difference("stamp", stamps));
    } else {
      add(notes, "stamp", stamps);
    }
    return new Comparison(reports.stream().map(report -> report.run().id()).toList(), refusals, notes,
        rows(reports, refusals.isEmpty()));
  }

  private static void add(List<Difference> to, String field, List<String> values) {
    if (values.stream().distinct().count() > 1) {
      to.add(new Difference(field, values));
    }
  }

  private static List<Row> rows(List<Report> reports, boolean comparable) {
    Map<String, List<Optional<Measurement>>> byId = new LinkedHashMap<>();
    for (Report report : reports) {
      report.cells().forEach(each -> byId.putIfAbsent(each.cell().id(), List.of()));
    }
    byId.replaceAll((id, _) -> reports.stream().map(report -> find(report, id)).toList());
    List<Row> rows = new ArrayList<>();
    byId.forEach((id, measurements) -> {
      Cell cell = measurements.stream().flatMap(Optional::stream).findFirst().orElseThrow().cell();
      rows.add(new Row(id, cell.metric(), measurements.stream().map(each -> each.flatMap(Comparison::value)).toList(),
          measurements.stream().map(each -> each.map(it -> it.status().name()).orElse("ABSENT")).toList(),
          measurements.stream().skip(1).map(each -> change(measurements.getFirst(), each, comparable)).toList()));
    });
    return rows;
  }

  private static Optional<Measurement> find(Report report, String id) {
    return report.cells().stream().filter(each -> each.cell().id().equals(id)).findFirst();
  }

  /** A number that may be shown at all. */
  private static Optional<MetricEstimate> value(Measurement each) {
    return each.status() == Status.OK || each.status() == Status.SUSPECT ? each.primary() : Optional.empty();
  }

  private static Change change(Optional<Measurement> base, Optional<Measurement> later, boolean comparable) {
    if (base.isEmpty() || later.isEmpty()) {
      return nothing("only in one run");
    }
    Measurement one = base.get();
    Measurement two = later.get();
    if (one.status() != Status.OK || two.status() != Status.OK) {
      return nothing((one.status() == Status.OK ? two : one).status().name());
    }
    if (!one.cell().metric().equals(two.cell().metric())) {
      return nothing("metric %s (%s) against %s (%s)".formatted(one.cell().metric().id(), one.cell().metric().unit(),
          two.cell().metric().id(), two.cell().metric().unit()));
    }
    if (!fixtures(one).equals(fixtures(two))) {
      return nothing("fixture %s against %s".formatted(fixtures(one), fixtures(two)));
    }
    if (!comparable) {
      return nothing("not comparable");
    }
    Estimate ratio = IndependentRatio.of(two.primary().orElseThrow().estimate(),
        one.primary().orElseThrow().estimate());
    return new Change(Optional.of(ratio), Standing.of(ratio, one.cell().metric().better()), "");
  }

  private static Change nothing(String reason) {
    return new Change(Optional.empty(), Standing.NONE, reason);
  }

  /** A fixture's provider, version and durability are part of what was measured. */
  private static SortedSet<String> fixtures(Measurement each) {
    SortedSet<String> identity = new TreeSet<>();
    for (ForkResult fork : each.forks()) {
      fork.facts().forEach((name, value) -> {
        // Why a provider was taken is no property of what it provides.
        if ((name.startsWith("postgres.") || name.startsWith("fixture.")) && !name.endsWith("_reason")) {
          identity.add(name + "=" + value);
        }
      });
    }
    return identity;
  }
}
