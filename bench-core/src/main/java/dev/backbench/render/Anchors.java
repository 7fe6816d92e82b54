package dev.backbench.render;

/** Names of places in a page, which links outside may rely on. */
final class Anchors {
  private static final String CELL = "cell-";
  private static final String SITTING = "sitting-";

  private Anchors() {}

  /** Of a cell's row. */
  static String cell(String id) {
    return CELL + plain(id);
  }

  /** Of the sitting with that workload and parameters. */
  static String sitting(String id) {
    return SITTING + plain(id);
  }

  /** A link to a cell's row. */
  static Markup link(String cell) {
    return new Markup().inline("a", cell, "href", "#" + cell(cell));
  }

  /** Ids hold nothing else; what does is no id, and gets no place of its own. */
  private static String plain(String id) {
    return id.replaceAll("[^A-Za-z0-9._/=,-]", "_");
  }
}
