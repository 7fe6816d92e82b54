package dev.backbench.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backbench.claim.Calculation.Figure;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ArithmeticTest {
  private static final double INFINITE = Double.POSITIVE_INFINITY;

  @Test
  void figuresThatShareAValueAreConsistent() {
    Verdict verdict = same(new Figure("a", 3, 10), new Figure("b", 10, 10)).verdict();
    assertThat(verdict).isEqualTo(new Verdict.Supported("one value fits all 2 figures"));
  }

  @Test
  void namesTheTwoFiguresThatCannotBothBeTrue() {
    Arithmetic.Result result = same(new Figure("small", 3, 10), new Figure("any", 0, INFINITE),
        new Figure("large", 100, INFINITE));
    assertThat(result.verdict())
        .isEqualTo(new Verdict.Refuted("no value is both small (3 to 10) and large (at least 100)"));
    assertThat(result.flipFactor()).hasValue(10);
  }

  @Test
  void quantilesCannotFall() {
    Calculation published = new Calculation.Rising(List.of(new Figure("p95", 200, INFINITE), new Figure("p99", 5, 15)));
    assertThat(Arithmetic.decide(published).verdict())
        .isEqualTo(new Verdict.Refuted("p99 (5 to 15) cannot be below p95 (at least 200)"));
    Calculation possible = new Calculation.Rising(List.of(new Figure("p95", 2, 300), new Figure("p99", 5, 15)));
    assertThat(Arithmetic.decide(possible).verdict()).isInstanceOf(Verdict.Supported.class);
  }

  @Test
  void looksAtAllPairsOfARisingRow() {
    Calculation published = new Calculation.Rising(
        List.of(new Figure("p50", 40, 50), new Figure("p95", 0, INFINITE), new Figure("p99", 5, 15)));
    assertThat(Arithmetic.decide(published).verdict()).isInstanceOf(Verdict.Refuted.class);
  }

  @Test
  void aProductIsHeldAgainstWhatIsClaimedOfIt() {
    // Little: 20 to 50 connections at 50 to 200 ms a query are 100 to 1,000 queries a second.
    List<Figure> pool = List.of(new Figure("connections", 20, 50));
    List<Figure> time = List.of(new Figure("seconds", 0.05, 0.2));
    assertThat(product(pool, time, new Figure("rate", 100, 1000))).isInstanceOf(Verdict.Supported.class);
    assertThat(product(pool, time, new Figure("rate", 1500, 2000))).isInstanceOf(Verdict.Refuted.class);
    assertThat(product(pool, time, new Figure("rate", 200, 2000))).isInstanceOf(Verdict.Undecided.class);
  }

  @Test
  void publishedRoundingIsNoError() {
    // 1 / 0.95 = 1.05263, published as 1.05.
    assertThat(product(List.of(new Figure("one", 1, 1)), List.of(new Figure("share", 0.95, 0.95)),
        new Figure("gain", 0, 1.05))).isInstanceOf(Verdict.Supported.class);
  }

  @Test
  void printsPlainNumbers() {
    Stream.of(1000.0, 0.05, 25_000.0).forEach(value -> assertThat(same(new Figure("x", value, value),
        new Figure("y", 2 * value, INFINITE)).verdict().reason()).contains(new java.math.BigDecimal(value)
            .round(new java.math.MathContext(4)).stripTrailingZeros().toPlainString()));
  }

  @Test
  void refusesWhatIsNoCalculation() {
    assertThatThrownBy(() -> new Figure("x", 2, 1)).hasMessageContaining("at_least <= at_most");
    assertThatThrownBy(() -> new Calculation.SameQuantity(List.of(new Figure("x", 1, 1))))
        .hasMessageContaining("at least two");
    assertThatThrownBy(() -> new Calculation.Product(List.of(new Figure("x", 1, 1)), List.of(new Figure("y", 0, 1)),
        new Figure("z", 1, 1))).hasMessageContaining("above 0");
  }

  private static Arithmetic.Result same(Figure... figures) {
    return Arithmetic.decide(new Calculation.SameQuantity(List.of(figures)));
  }

  private static Verdict product(List<Figure> factors, List<Figure> divisors, Figure claimed) {
    return Arithmetic.decide(new Calculation.Product(factors, divisors, claimed)).verdict();
  }

  @Test
  void boundsThatMeetAreNoContradiction() {
    assertThat(same(new Figure("a", 3, 10), new Figure("b", 10, 12)).flipFactor()).isEmpty();
    Calculation level = new Calculation.Rising(List.of(new Figure("p95", 15, 20), new Figure("p99", 5, 15)));
    assertThat(Arithmetic.decide(level).verdict())
        .isEqualTo(new Verdict.Supported("the 2 figures can rise as they must"));
    assertThat(Arithmetic.decide(level).flipFactor()).isEmpty();
  }

  @Test
  void theFactorIsWhatAFigureWouldHaveToDifferBy() {
    assertThat(Arithmetic.decide(new Calculation.Rising(List.of(new Figure("p95", 30, 40), new Figure("p99", 5, 15))))
        .flipFactor()).hasValue(2);
    List<Figure> one = List.of(new Figure("x", 8, 10));
    // Above the claim: 8 / 4. Below it: 40 / 10.
    assertThat(Arithmetic.decide(new Calculation.Product(one, List.of(), new Figure("y", 2, 4))).flipFactor())
        .hasValue(2);
    assertThat(Arithmetic.decide(new Calculation.Product(one, List.of(), new Figure("y", 40, 50))).flipFactor())
        .hasValue(4);
  }

  @Test
  void halfAPercentIsRoundingAndMoreIsNot() {
    List<Figure> none = List.of();
    assertThat(product(List.of(new Figure("x", 1000, 1000)), none, new Figure("y", 1004, 2000)))
        .isInstanceOf(Verdict.Supported.class);
    assertThat(product(List.of(new Figure("x", 1000, 1000)), none, new Figure("y", 1006, 2000)))
        .isInstanceOf(Verdict.Refuted.class);
    assertThat(product(List.of(new Figure("x", 1004, 1004)), none, new Figure("y", 10, 1000)))
        .isInstanceOf(Verdict.Supported.class);
    assertThat(product(List.of(new Figure("x", 1006, 1006)), none, new Figure("y", 10, 1000)))
        .isInstanceOf(Verdict.Refuted.class);
    // From 990 to 1004: neither inside 1000 to 2000 nor outside of it.
    assertThat(product(List.of(new Figure("x", 990, 1004)), none, new Figure("y", 1000, 2000)))
        .isInstanceOf(Verdict.Undecided.class);
    assertThat(product(List.of(new Figure("x", 1, 10)), none, new Figure("y", 0, 5)).reason())
        .isEqualTo("the figures come to 1 to 10, claimed is at most 5: they overlap, and neither holds the other");
  }
}
