package dev.backbench.unit;

/** Which direction of a metric is the improvement. */
public enum Better {
  /** A larger value is better: throughput. */
  HIGHER,
  /** A smaller value is better: time, bytes. */
  LOWER
}
