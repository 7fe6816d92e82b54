package dev.backbench.contract;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Names a cell from outside its run. The input's size may be left out, because profiles differ in it and nothing else
 * does; every other parameter of the cell must be named.
 *
 * @param workload the workload's id
 * @param contender the contender's id
 * @param parameters name to value, sorted by name
 */
public record CellRef(String workload, String contender, SortedMap<String, String> parameters) {
  private static final String SIZE = "size";

  /** Checks ids and values. */
  public CellRef {
    Ids.checkWorkload(workload);
    Ids.check("contender", contender);
    requireNonNull(parameters, "parameters");
    parameters.forEach((name, value) -> Ids.checkValue(Ids.check("parameter", name), value));
    parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
  }

  /** Whether the cell is the one that is meant. */
  public boolean matches(Cell cell) {
    SortedMap<String, String> named = new TreeMap<>(cell.parameters());
    if (!parameters.containsKey(SIZE)) {
      named.remove(SIZE);
    }
    return cell.workload().equals(workload) && cell.contender().equals(contender) && named.equals(parameters);
  }

  /** As a person types it: {@code workload/contender/name=value}. */
  public String text() {
    return workload + "/" + contender + (parameters.isEmpty()
        ? ""
        : "/" + parameters.entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining(",")));
  }
}
