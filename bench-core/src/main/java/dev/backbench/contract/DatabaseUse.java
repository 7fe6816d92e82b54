package dev.backbench.contract;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an operation does to the database, as the workload's author says; the database's own counts and content must
 * confirm it.
 *
 * @param calls statements per operation; empty when that is not known beforehand
 * @param rows rows per operation that they return or change; likewise
 * @param writes the tables that cells may change; a change of any other makes a cell invalid
 */
public record DatabaseUse(Optional<Amount> calls, Optional<Amount> rows, Set<String> writes) {
  /** Nothing is said, and nothing may be changed. */
  public static final DatabaseUse UNSAID = new DatabaseUse(Optional.empty(), Optional.empty(), Set.of());

  /** Copies and sorts the set. */
  public DatabaseUse {
    requireNonNull(calls, "calls");
    requireNonNull(rows, "rows");
    writes = Collections.unmodifiableSet(new TreeSet<>(writes));
  }

  /** This, but for what a contender says of itself. */
  public DatabaseUse but(DatabaseUse contender) {
    return new DatabaseUse(contender.calls.or(() -> calls), contender.rows.or(() -> rows), writes);
  }

  /**
   * Holds the server's counts against it.
   *
   * @param counted meanwhile, by the server
   * @param operations that were done meanwhile; at least 1
   * @param parameters of the cell
   * @return what does not fit, one sentence; empty when all does
   */
  public Optional<String> problem(QueryCounts counted, long operations, Map<String, String> parameters) {
    QueryCounts.Count total = counted.total();
    Optional<Amount.Between> wantedCalls = calls.map(amount -> amount.in(parameters));
    if (wantedCalls.isPresent() && !wantedCalls.get().holds(total.calls(), operations)) {
      return Optional.of(sentence("statements", wantedCalls.get(), total.calls(), operations, counted));
    }
    Optional<Amount.Between> wantedRows = rows.map(amount -> amount.in(parameters));
    if (wantedRows.isPresent() && !(counted.everyRow()
        ? wantedRows.get().holds(total.rows(), operations)
        : wantedRows.get().atMost(total.rows(), operations))) {
      return Optional.of(sentence("rows", wantedRows.get(), total.rows(), operations, counted));
    }
    return Optional.empty();
  }

  private static String sentence(String what, Amount.Between wanted, long total, long operations,
      QueryCounts counted) {
    return String.format(Locale.ROOT,
        "expected %s %s per operation, the database counted %.3f (%d in %d operations): %s. "
            + "Mend the benchmark, or \"database\" in its manifest.",
        wanted, what, (double) total / operations, total, operations, counted);
  }
}
