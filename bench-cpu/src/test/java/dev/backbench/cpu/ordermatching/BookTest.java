package dev.backbench.cpu.ordermatching;

import static dev.backbench.cpu.ordermatching.Book.BUY_LIMIT;
import static dev.backbench.cpu.ordermatching.Book.BUY_MARKET;
import static dev.backbench.cpu.ordermatching.Book.CANCEL;
import static dev.backbench.cpu.ordermatching.Book.SELL_LIMIT;
import static dev.backbench.cpu.ordermatching.Book.SELL_MARKET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backbench.contract.Fnv1a64;
import dev.backbench.cpu.ordermatching.Reports.Report;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class BookTest {
  private final Book book = new Book(9_900, 201, 100);
  private int id;

  @Test
  void takesTheBestPriceFirstAndTheOldestOrderOfAPrice() {
    event(SELL_LIMIT, 10_001, 10);
    event(SELL_LIMIT, 10_000, 5);
    event(SELL_LIMIT, 10_000, 7);
    event(BUY_LIMIT, 10_001, 20);
    // 5 + 7 at 10,000, then 20 - 12 = 8 of the 10 at 10,001
    assertThat(reports()).containsExactly(new Report(1, 3, 10_000, 5), new Report(2, 3, 10_000, 7),
        new Report(0, 3, 10_001, 8));
    assertThat(IntStream.range(0, 4).map(book::left)).containsExactly(2, 0, 0, 0);
  }

  @Test
  void tradesAtTheWaitingOrdersPrice() {
    event(BUY_LIMIT, 10_000, 10);
    event(SELL_LIMIT, 9_990, 4);
    assertThat(reports()).containsExactly(new Report(0, 1, 10_000, 4));
    assertThat(book.left(0)).isEqualTo(6);
    assertThat(book.left(1)).isZero();
  }

  @Test
  void whatItsPriceDoesNotAllowWaits() {
    event(SELL_LIMIT, 10_001, 3);
    event(BUY_LIMIT, 10_000, 3);
    assertThat(reports()).isEmpty();
    event(SELL_LIMIT, 10_000, 5);
    // 3 at once, 2 wait
    assertThat(reports()).containsExactly(new Report(1, 2, 10_000, 3));
    assertThat(book.left(2)).isEqualTo(2);
  }

  @Test
  void aMarketOrderTakesWhatThereIsAndNeverWaits() {
    event(SELL_LIMIT, 10_100, 5);
    event(SELL_LIMIT, 9_900, 1);
    event(BUY_MARKET, 0, 8);
    assertThat(reports()).containsExactly(new Report(1, 2, 9_900, 1), new Report(0, 2, 10_100, 5));
    event(SELL_LIMIT, 9_900, 1);
    assertThat(reports()).as("the market order's rest is gone").hasSize(2);
    event(SELL_MARKET, 0, 1);
    assertThat(reports()).as("there are no bids").hasSize(2);
  }

  @Test
  void cancelsAtTheFrontInTheMiddleAndAtTheEnd() {
    for (int quantity = 1; quantity <= 5; quantity++) {
      event(BUY_LIMIT, 9_999, quantity);
    }
    cancel(2);
    cancel(0);
    cancel(4);
    // Orders 1 and 3 are left, with 2 and 4.
    event(SELL_MARKET, 0, 100);
    assertThat(reports()).containsExactly(new Report(2, 5, 0, 3), new Report(0, 6, 0, 1), new Report(4, 7, 0, 5),
        new Report(1, 8, 9_999, 2), new Report(3, 8, 9_999, 4));
  }

  @Test
  void anOrderThatIsGoneHasNothingToCancel() {
    event(BUY_LIMIT, 10_000, 2);
    event(SELL_LIMIT, 10_000, 2);
    cancel(0);
    cancel(1);
    assertThat(reports()).containsExactly(new Report(0, 1, 10_000, 2), new Report(0, 2, 0, 0), new Report(1, 3, 0, 0));
  }

  @Test
  void movesOnWhenTheBestLevelIsCancelled() {
    event(SELL_LIMIT, 10_000, 1);
    event(SELL_LIMIT, 10_003, 1);
    cancel(0);
    event(BUY_LIMIT, 10_002, 1);
    event(BUY_LIMIT, 10_003, 1);
    assertThat(reports()).containsExactly(new Report(0, 2, 0, 1), new Report(1, 4, 10_003, 1));
  }

  @Test
  void showsTenLevelsOfEachSideBestFirst() {
    event(BUY_LIMIT, 9_990, 3);
    event(BUY_LIMIT, 9_995, 4);
    event(BUY_LIMIT, 9_995, 8);
    for (int price = 10_000; price < 10_012; price++) {
      event(SELL_LIMIT, price, 1);
    }
    Fnv1a64 expected = new Fnv1a64().u16(9_995).u32(12).u16(9_990).u32(3);
    IntStream.range(2, 10).forEach(_ -> expected.u16(0).u32(0));
    IntStream.range(0, 10).forEach(i -> expected.u16(10_000 + i).u32(1));
    Fnv1a64 shown = new Fnv1a64();
    book.hash(shown);
    assertThat(shown.value()).isEqualTo(expected.value());
  }

  @Test
  void digestsMakerTakerPriceAndQuantity() {
    event(BUY_LIMIT, 10_000, 2);
    event(SELL_LIMIT, 10_000, 2);
    // 0 * 31 + 1 * 17 + 10,001 * 2
    assertThat(book.reports().digest()).isEqualTo(20_019);
  }

  @Test
  void knowsWhatWaitsAtTheTop() {
    assertThat(book.top()).isZero();
    event(BUY_LIMIT, 10_000, 2);
    event(BUY_LIMIT, 10_000, 3);
    event(BUY_LIMIT, 9_999, 50);
    event(SELL_LIMIT, 10_001, 7);
    // 2 + 3 bid, 7 asked
    assertThat(book.top()).isEqualTo(12);
  }

  @Test
  void isEmptyAfterClear() {
    event(BUY_LIMIT, 10_000, 2);
    book.clear();
    event(SELL_LIMIT, 10_000, 2);
    assertThat(reports()).isEmpty();
    assertThat(book.left(0)).isZero();
  }

  private void event(int kind, int price, int quantity) {
    book.handle(id, kind, price, quantity, 0);
    id++;
  }

  private void cancel(int order) {
    book.handle(id, CANCEL, 0, 0, order);
    id++;
  }

  private List<Report> reports() {
    return IntStream.range(0, book.reports().count()).mapToObj(book.reports()::get).toList();
  }
}
