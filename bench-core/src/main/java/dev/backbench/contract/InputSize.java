package dev.backbench.contract;

/** How much input a cell works on. */
public enum InputSize {
  /** A few items whose checksum every contender must reproduce before any timing. */
  VERIFY,
  /** Smoke: less than a second in the slowest language. */
  S,
  /** The default. */
  M,
  /** As large as the articles' claims speak of. */
  L
}
