package dev.backbench.unit;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The known name that a person probably meant. */
public final class Nearest {
  private static final int LONGEST = 128;
  private static final int LISTED = 12;

  private Nearest() {}

  /**
   * The known name with the fewest insertions, deletions, replacements and swaps of neighbours (Damerau 1964, in the
   * variant that edits no part twice), when they are at most a third of the text; upper and lower case are equal.
   *
   * @return empty when nothing is that near; the alphabetically first of several
   */
  public static Optional<String> to(String text, Collection<String> known) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    int most = Math.max(1, text.length() / 3);
    return known.stream().filter(name -> distance(text, name) <= most)
        .min(Comparator.<String>comparingInt(name -> distance(text, name)).thenComparing(Comparator.naturalOrder()));
  }

  /** What to tell the person: {@code Did you mean "x"?}, or the known names when none is near. */
  public static String hint(String text, Collection<String> known) {
    return to(text, known).map(name -> "Did you mean " + Quoted.of(name) + "?").orElseGet(() -> {
      String names = known.stream().sorted().limit(LISTED).map(Quoted::printable).collect(Collectors.joining(", "));
      return "Known: " + names + (known.size() > LISTED ? ", ..." : "") + ".";
    });
  }

  private static int distance(String left, String right) {
    String a = left.toLowerCase(Locale.ROOT);
    String b = right.toLowerCase(Locale.ROOT);
    int[][] edits = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        edits[i][j] = i == 0 || j == 0 ? i + j : cheapest(edits, a, b, i, j);
      }
    }
    return edits[a.length()][b.length()];
  }

  private static int cheapest(int[][] edits, String a, String b, int i, int j) {
    boolean same = a.charAt(i - 1) == b.charAt(j - 1);
    int best = Math.min(Math.min(edits[i - 1][j], edits[i][j - 1]) + 1, edits[i - 1][j - 1] + (same ? 0 : 1));
    boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, edits[i - 2][j - 2] + 1) : best;
  }
}
