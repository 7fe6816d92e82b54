package dev.backbench.run.gate;

/** One of the two builds; a fork's workload and contender are named after it. */
public enum GateSide {
  /** What is there. */
  BASE("base"),
  /** What is to be judged. */
  CANDIDATE("candidate");

  private final String id;

  GateSide(String id) {
    this.id = id;
  }

  /** Kebab-case. */
  public String id() {
    return id;
  }

  /** The opposite one. */
  public GateSide other() {
    return this == BASE ? CANDIDATE : BASE;
  }
}
