package dev.backbench.cli;

import dev.backbench.gate.BenchmarkTest;
import dev.backbench.gate.Evidence;
import dev.backbench.gate.GateVerdict;
import dev.backbench.render.BenchmarkNames;
import dev.backbench.render.PlainText;
import dev.backbench.render.Quantity;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What is known of each benchmark so far. On a terminal a table in place, drawn between two pairs and never while a fork
 * measures; elsewhere a line for each pair.
 */
final class GateTable implements Consumer<BenchmarkTest> {
  private static final int MOST_ROWS = 20;
  private static final String UP = "\u001b[%dA";
  private static final String ERASE = "\r\u001b[2K";

  private final PrintStream err;
  private final boolean terminal;
  private final int width;
  private final Map<String, String> rows = new LinkedHashMap<>();
  private int drawn;

  GateTable(Console console) {
    err = console.err();
    terminal = console.terminal();
    width = console.layout().width();
  }

  @Override
  public void accept(BenchmarkTest test) {
    Evidence evidence = test.evidence();
    String state = test.verdict().map(GateVerdict::getClass).map(each -> each.getSimpleName().toUpperCase(Locale.ROOT))
        .orElse("going on");
    String row = PlainText.clean("%s: %s, %s, %s".formatted(BenchmarkNames.brief(test.benchmark().id()),
        Words.count(evidence.pairs(), "pair"), Quantity.ratio(evidence.ratio()), state));
    if (terminal) {
      // The newest last: what does not fit is what has not changed for longest.
      rows.remove(test.benchmark().id());
      rows.put(test.benchmark().id(), row);
      draw();
    } else {
      err.println(row);
    }
  }

  /** Something beside the table, which stays above it. */
  void say(String text) {
    if (drawn > 0) {
      err.print(UP.formatted(drawn) + ERASE);
    }
    err.println(PlainText.clean(text));
    drawn = 0;
    if (!rows.isEmpty()) {
      draw();
    }
  }

  private void draw() {
    StringBuilder out = new StringBuilder(drawn > 0 ? UP.formatted(drawn) : "");
    rows.values().stream().skip(Math.max(0, rows.size() - MOST_ROWS)).forEach(row -> out.append(ERASE)
        .append(row.length() < width ? row : row.substring(0, width - 1)).append('\n'));
    err.print(out);
    err.flush();
    drawn = Math.min(rows.size(), MOST_ROWS);
  }
}
