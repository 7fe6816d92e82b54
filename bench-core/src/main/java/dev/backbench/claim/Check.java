package dev.backbench.claim;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** How a claim is decided: exactly one of these. */
public sealed interface Check {
  /**
   * By cells of runs.
   *
   * @param members the numbers it is about, at least one
   * @param supportedBy how many must be inside for the claim to stand
   * @param refutedBy how many outside make it fall
   */
  record Measured(List<Member> members, int supportedBy, int refutedBy) implements Check {
    /** Copies the list; checks the counts. */
    public Measured {
      members = List.copyOf(members);
      if (supportedBy < 1 || supportedBy > members.size() || refutedBy < 1 || refutedBy > members.size()) {
        throw new IllegalArgumentException("measured: expected counts from 1 to %d members, got %d and %d"
            .formatted(members.size(), supportedBy, refutedBy));
      }
    }
  }

  /**
   * By arithmetic on the published figures alone.
   *
   * @param sum the calculation
   */
  record Arithmetic(Calculation sum) implements Check {
    /** Refuses null. */
    public Arithmetic {
      requireNonNull(sum, "sum");
    }
  }

  /**
   * Not by what the suites measure today.
   *
   * @param needs what it would take, one sentence
   */
  record NotMeasured(String needs) implements Check {}

  /**
   * By no measurement on one machine.
   *
   * @param reason why, one sentence
   */
  record NotTestable(String reason) implements Check {}
}
