package dev.backbench.render;

import dev.backbench.stats.Estimate;
import dev.backbench.unit.Better;

/** How something compares with what it is compared with: a word, and a symbol for the eye. */
public enum Standing {
  /** It is what the others are compared with. */
  BASE("= base", Tone.FAINT),
  /** The interval lies wholly on the better side of 1. */
  BETTER("▲ better", Tone.GOOD),
  /** The interval lies wholly on the worse side of 1. */
  WORSE("▼ worse", Tone.BAD),
  /** The interval holds 1. */
  SAME("~ no diff", Tone.PLAIN),
  /** There is a ratio, but nothing bounds it. */
  UNKNOWN("? too few forks", Tone.CAUTION),
  /** There is nothing to compare. */
  NONE("", Tone.PLAIN);

  private final String words;
  private final Tone tone;

  Standing(String words, Tone tone) {
    this.words = words;
    this.tone = tone;
  }

  /** Symbol and word. */
  public String words() {
    return words;
  }

  /** How it is meant. */
  public Tone tone() {
    return tone;
  }

  /** What a ratio to the base says, given which direction is better. */
  public static Standing of(Estimate ratio, Better better) {
    if (!Quantity.bounded(ratio)) {
      return UNKNOWN;
    }
    if (Quantity.holdsOne(ratio)) {
      return SAME;
    }
    return ratio.center() > 1 == (better == Better.HIGHER) ? BETTER : WORSE;
  }
}
