package dev.backbench.claim;

import static java.util.Objects.requireNonNull;

import dev.backbench.stats.Estimate;
import java.util.List;
import java.util.Optional;

/**
 * What runs say of one number of a claim.
 *
 * @param member which number
 * @param found the number; empty when there is none that counts
 * @param missing why there is none; empty when there is one
 */
public record Evidence(Member member, Optional<Found> found, String missing) {
  /** Refuses nulls. */
  public Evidence {
    requireNonNull(member, "member");
    requireNonNull(found, "found");
    requireNonNull(missing, "missing");
  }

  /**
   * A number that counts.
   *
   * @param estimate in the unit
   * @param unit of the estimate; {@code 1} for a ratio
   * @param forks how many it rests on
   * @param paired whether it is a ratio of forks measured alternately
   * @param run the run's id
   * @param cells ids of the cells it rests on
   */
  public record Found(Estimate estimate, String unit, int forks, boolean paired, String run, List<String> cells) {
    /** Copies the list. */
    public Found {
      requireNonNull(estimate, "estimate");
      requireNonNull(unit, "unit");
      requireNonNull(run, "run");
      cells = List.copyOf(cells);
    }
  }

  /** P-value of "inside the claimed range"; 1 when nothing is known. */
  public double supportP() {
    return found.map(number -> member.range().supportP(number.estimate(), number.forks())).orElse(1.0);
  }

  /** P-value of "outside the claimed range"; 1 when nothing is known. */
  public double refuteP() {
    return found.map(number -> member.range().refuteP(number.estimate(), number.forks())).orElse(1.0);
  }
}
