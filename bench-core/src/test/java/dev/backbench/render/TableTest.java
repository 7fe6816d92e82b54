package dev.backbench.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backbench.render.Table.Column;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class TableTest {
  @Test
  void alignsWordsLeftAndNumbersRight() {
    Table table = new Table(List.of(Column.left("name"), Column.right("n")));
    table.row("a", "1");
    table.row("long-name", "100");
    assertThat(table.text(Layout.PLAIN, 1)).isEqualTo("""
         name         n
         a            1
         long-name  100
        """.indent(0));
  }

  @Test
  void refusesARowOfAnotherLength() {
    Table table = new Table(List.of(Column.left("name")));
    assertThatThrownBy(() -> table.row("a", "b")).hasMessageContaining("expected 1 cells, got 2");
  }

  @Property(tries = 200)
  void neverExceedsTheScreenWhenItCanHelp(@ForAll @IntRange(min = 40, max = 120) int width,
      @ForAll @IntRange(max = 90) int length) {
    Table table = new Table(List.of(Column.name("name"), Column.right("value"), Column.right("more").orNot()));
    table.row("x".repeat(length), "123456", "123456");
    assertThat(table.text(new Layout(width, false), 0).lines()).allMatch(line -> line.length() <= width);
  }

  @Test
  void aHostileCellStaysOnItsLine() {
    Table table = new Table(List.of(Column.left("name")));
    table.row("a\n::error::b\u001b[2J");
    assertThat(table.text(Layout.PLAIN, 0)).isEqualTo("name\na ::error::b\\u001b[2J\n");
  }
}
