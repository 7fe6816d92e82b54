package dev.backbench.gate;

import java.util.List;

/** The answer for a benchmark, and for a whole gate. */
public sealed interface GateVerdict {
  /** What the process ends with. */
  int exitCode();

  /** Why, most important first; empty for a PASS. */
  List<String> reasons();

  /** No slowdown that had to be detected. */
  record Pass() implements GateVerdict {
    @Override
    public int exitCode() {
      return 0;
    }

    @Override
    public List<String> reasons() {
      return List.of();
    }
  }

  /**
   * A slowdown.
   *
   * @param unconfirmed whether a fresh session must find it again before anything turns red
   */
  record Fail(List<String> reasons, boolean unconfirmed) implements GateVerdict {
    /** Copies the list. */
    public Fail {
      reasons = List.copyOf(reasons);
    }

    @Override
    public int exitCode() {
      return 3;
    }
  }

  /** Neither could be shown; the reasons say what could have been seen, and what it would take. */
  record Inconclusive(List<String> reasons) implements GateVerdict {
    /** Copies the list. */
    public Inconclusive {
      reasons = List.copyOf(reasons);
    }

    @Override
    public int exitCode() {
      return 6;
    }
  }

  /** The two builds could not be measured against each other. */
  record Incomparable(List<String> reasons) implements GateVerdict {
    /** Copies the list. */
    public Incomparable {
      reasons = List.copyOf(reasons);
    }

    @Override
    public int exitCode() {
      return 5;
    }
  }
}
