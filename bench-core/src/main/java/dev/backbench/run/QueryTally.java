package dev.backbench.run;

import dev.backbench.contract.FixtureException;
import dev.backbench.contract.QueryCounts;
import dev.backbench.plan.PlannedCell;
import dev.backbench.result.Status;
import dev.backbench.unit.Metric;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the database counted during the slices of one fork. Nobody else works meanwhile: the forks of a round take turns.
 */
final class QueryTally {
  private final Fixtures fixtures;
  private final PlannedCell cell;
  private Optional<QueryCounts> before = Optional.empty();
  private Optional<QueryCounts> counted = Optional.empty();
  private long operations;

  QueryTally(Fixtures fixtures, PlannedCell cell) {
    this.fixtures = fixtures;
    this.cell = cell;
  }

  /** Before a slice. */
  void start() throws ForkFailure {
    before = read();
  }

  /** After a slice that did so many operations. */
  void stop(long done) throws ForkFailure {
    Optional<QueryCounts> after = read();
    if (before.isPresent() && after.isPresent()) {
      QueryCounts grown = after.get().since(before.get());
      counted = Optional.of(counted.map(grown::plus).orElse(grown));
      operations += done;
    }
  }

  /**
   * Holds all slices against what the manifest says.
   *
   * @throws ForkFailure INVALID when the database did other work than the operations claim
   */
  void check() throws ForkFailure {
    Optional<String> problem = counted
        .flatMap(counts -> cell.database().problem(counts, operations, cell.cell().parameters()));
    if (problem.isPresent()) {
      throw new ForkFailure(Status.INVALID, cell.cell().id() + ": " + problem.get());
    }
  }

  /** Statements and rows per operation; nothing where nothing was counted. */
  SortedMap<String, Double> values() {
    SortedMap<String, Double> values = new TreeMap<>();
    QueryCounts.Count total = counted.orElse(QueryCounts.NONE).total();
    Map.of(Metric.DATABASE_CALLS, total.calls(), Metric.DATABASE_ROWS, total.rows()).forEach((metric, count) -> {
      // None at all has no logarithm, on which means are taken.
      if (count > 0) {
        values.put(metric.id(), (double) count / operations);
      }
    });
    return values;
  }

  private Optional<QueryCounts> read() throws ForkFailure {
    try {
      return fixtures.queries(cell.workload());
    } catch (FixtureException e) {
      throw new ForkFailure(Status.INVALID, e.getMessage());
    }
  }
}
