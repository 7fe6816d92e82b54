package dev.backbench.gate;

import static java.util.Objects.requireNonNull;

/** What one sequential test says after a difference. */
public sealed interface Decision {
  /** Not a look, or a look that decides nothing: more pairs, please. */
  record Continue(int pairs) implements Decision {}

  /** The candidate is slower than what is ignored. */
  record Fail(Evidence evidence) implements Decision {
    /** Refuses null. */
    public Fail {
      requireNonNull(evidence, "evidence");
    }
  }

  /** The candidate is not as slow as what must be detected. */
  record Pass(Evidence evidence) implements Decision {
    /** Refuses null. */
    public Pass {
      requireNonNull(evidence, "evidence");
    }
  }

  /** The budget is spent, or the evidence contradicts itself. */
  record Inconclusive(Evidence evidence, String reason) implements Decision {
    /** Refuses nulls. */
    public Inconclusive {
      requireNonNull(evidence, "evidence");
      requireNonNull(reason, "reason");
    }
  }
}
