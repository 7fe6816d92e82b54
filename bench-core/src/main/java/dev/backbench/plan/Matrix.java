package dev.backbench.plan;

import dev.backbench.contract.Cell;
import dev.backbench.contract.Contender;
import dev.backbench.contract.KernelInput;
import dev.backbench.contract.Parameter;
import dev.backbench.contract.Workload;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The cells of one workload: parameter values x contenders, at the input size of a profile. */
final class Matrix {
  /** The implicit parameter of workloads with input. */
  private static final String SIZE = "size";

  private final Workload workload;
  private final Profile profile;
  private final Cpus cpus;

  private Matrix(Workload workload, Profile profile, Cpus cpus) {
    this.workload = workload;
    this.profile = profile;
    this.cpus = cpus;
  }

  /**
   * In the order of sittings: quick parameter values first, then manifest order; contenders in manifest order.
   *
   * @param cpus what a contender's forks may use
   */
  static List<PlannedCell> of(Workload workload, Profile profile, Cpus cpus) {
    return new Matrix(workload, profile, cpus).cells();
  }

  /** What a contender's forks may use in a cell. */
  @FunctionalInterface
  interface Cpus {
    /** By logical number; empty for all. */
    List<Integer> of(Contender contender, Map<String, String> parameters);
  }

  private List<PlannedCell> cells() {
    List<SortedMap<String, String>> combinations = new ArrayList<>(combinations());
    // A stable sort: false comes first.
    combinations.sort(Comparator.comparing(values -> !workload.quick(values)));
    List<PlannedCell> cells = new ArrayList<>();
    for (SortedMap<String, String> values : combinations) {
      for (Contender contender : workload.contenders()) {
        cells.add(cell(values, contender));
      }
    }
    return cells;
  }

  private PlannedCell cell(SortedMap<String, String> values, Contender contender) {
    Cell cell = new Cell(workload.suite(), workload.id(), contender.id(), contender.language(), values,
        workload.metric());
    return new PlannedCell(cell, workload, contender, contender.quick() && quick(values),
        cpus.of(contender, values),
        ForkCost.of(workload, contender.arm(), values, profile));
  }

  private List<SortedMap<String, String>> combinations() {
    List<SortedMap<String, String>> combinations = new ArrayList<>();
    SortedMap<String, String> size = new TreeMap<>();
    workload.input().ifPresent(input -> size.put(SIZE, size(input)));
    combinations.add(size);
    for (Parameter parameter : workload.parameters()) {
      List<SortedMap<String, String>> longer = new ArrayList<>();
      for (SortedMap<String, String> values : combinations) {
        for (String value : parameter.values()) {
          SortedMap<String, String> more = new TreeMap<>(values);
          more.put(parameter.name(), value);
          longer.add(more);
        }
      }
      combinations = longer;
    }
    return combinations;
  }

  private String size(KernelInput input) {
    return (profile.quickOnly() ? input.quick() : input.size()).name();
  }

  private boolean quick(SortedMap<String, String> values) {
    return workload.quick(values)
        && workload.input().map(input -> input.quick().name().equals(values.get(SIZE))).orElse(true);
  }
}
