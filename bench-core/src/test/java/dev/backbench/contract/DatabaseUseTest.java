package dev.backbench.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backbench.contract.QueryCounts.Count;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class DatabaseUseTest {
  private static final Map<String, String> CELL = Map.of("queries", "4");

  private static DatabaseUse use(Amount calls, Amount rows) {
    return new DatabaseUse(Optional.of(calls), Optional.of(rows), Set.of());
  }

  private static Amount exactly(double amount) {
    return new Amount.Between(amount, amount);
  }

  private static QueryCounts counted(long calls, long rows) {
    return new QueryCounts(new TreeMap<>(Map.of("SELECT  name\n FROM users", new Count(calls, rows))), true);
  }

  @Test
  void isContentWithExactlyWhatWasSaid() {
    assertThat(use(exactly(3), exactly(0.1)).problem(counted(30, 1), 10, CELL)).isEmpty();
  }

  @Test
  void noticesOneStatementTooFewInTenThousand() {
    assertThat(use(exactly(1), exactly(1)).problem(counted(9_999, 10_000), 10_000, CELL)).hasValue(
        "expected 1 statements per operation, the database counted 1.000 (9999 in 10000 operations): "
            + "9999 x \"SELECT name FROM users\". Mend the benchmark, or \"database\" in its manifest.");
    assertThat(use(exactly(1), exactly(1)).problem(counted(10_001, 10_000), 10_000, CELL)).isPresent();
  }

  @Test
  void noticesAnAnswerThatAskedNobody() {
    assertThat(use(exactly(1), exactly(1)).problem(QueryCounts.NONE, 5, CELL)).hasValueSatisfying(
        problem -> assertThat(problem).contains("counted 0.000 (0 in 5 operations): no statement"));
  }

  @Test
  void holdsRowsBetweenTheirBounds() {
    DatabaseUse use = use(exactly(1), new Amount.Between(9, 10.5));
    assertThat(use.problem(counted(10, 95), 10, CELL)).isEmpty();
    assertThat(use.problem(counted(10, 89), 10, CELL))
        .hasValueSatisfying(problem -> assertThat(problem).startsWith("expected 9 to 10.5 rows per operation"));
    assertThat(use.problem(counted(10, 106), 10, CELL)).isPresent();
  }

  @Test
  void forgivesMissingRowsOnlyToAServerThatDoesNotCountThemAll() {
    QueryCounts lastPartOnly = new QueryCounts(counted(10, 1).statements(), false);
    assertThat(use(exactly(1), exactly(100)).problem(lastPartOnly, 10, CELL)).isEmpty();
    assertThat(use(exactly(1), exactly(100)).problem(counted(10, 1), 10, CELL)).isPresent();
    assertThat(use(exactly(1), exactly(0)).problem(lastPartOnly, 10, CELL)).isPresent();
  }

  @Test
  void takesAnAmountFromTheCellsParameter() {
    DatabaseUse use = use(new Amount.OfParameter("queries"), exactly(1));
    assertThat(use.problem(counted(40, 10), 10, CELL)).isEmpty();
    assertThat(use.problem(counted(30, 10), 10, CELL)).isPresent();
  }

  @Test
  void letsAContenderAskMoreOftenButNotWriteElsewhere() {
    DatabaseUse workload = new DatabaseUse(Optional.of(exactly(1)), Optional.of(exactly(2)), Set.of("orders"));
    DatabaseUse contender = new DatabaseUse(Optional.of(exactly(5)), Optional.empty(), Set.of("users"));
    assertThat(workload.but(contender))
        .isEqualTo(new DatabaseUse(Optional.of(exactly(5)), Optional.of(exactly(2)), Set.of("orders")));
  }

  @Test
  void refusesAnAmountThatNothingCanBe() {
    assertThatThrownBy(() -> new Amount.Between(2, 1)).hasMessageContaining("0 <= least <= most, got 2.0 and 1.0");
    assertThatThrownBy(() -> new Amount.Between(Double.NaN, 1)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> new Amount.Between(-1, 1)).hasMessageContaining("-1.0");
  }

  @Test
  void countsOnlyWhatWasAddedSince() {
    TreeMap<String, Count> then = new TreeMap<>(Map.of("a", new Count(5, 50), "b", new Count(7, 7)));
    TreeMap<String, Count> now = new TreeMap<>(
        Map.of("a", new Count(8, 53), "b", new Count(7, 7), "c", new Count(1, 0)));
    QueryCounts grown = new QueryCounts(now, true).since(new QueryCounts(then, true));
    assertThat(grown.statements()).containsOnly(Map.entry("a", new Count(3, 3)), Map.entry("c", new Count(1, 0)));
    assertThat(grown.total()).isEqualTo(new Count(4, 3));
    assertThat(grown.plus(grown).of("a").total()).isEqualTo(new Count(6, 6));
  }
}
