package dev.backbench.contract;

import java.util.HashSet;
import java.util.List;

/**
 * A dimension of a workload.
 *
 * @param name also the name of the JMH parameter, where there is one
 * @param values every value that the standard profile measures, in order
 * @param quick the values that the quick profile measures; a non-empty part of {@code values}
 */
public record Parameter(String name, List<String> values, List<String> quick) {
  /** Copies the lists and checks names, values and that the quick ones are among them. */
  public Parameter {
    values = List.copyOf(values);
    quick = List.copyOf(quick);
    Ids.check("parameter", name);
    for (String value : values) {
      Ids.checkValue(name, value);
    }
    if (quick.isEmpty() || !values.containsAll(quick) || new HashSet<>(values).size() != values.size()) {
      throw new IllegalArgumentException(
          "parameter %s: expected distinct values and a non-empty quick part of them, got values=%s quick=%s"
              .formatted(name, values, quick));
    }
  }
}
