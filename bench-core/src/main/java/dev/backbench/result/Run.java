package dev.backbench.result;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;

/**
 * What kind of run it was, and whether it can be trusted.
 *
 * @param id {@code yyyyMMdd-HHmmss-xxxx}, UTC
 * @param version of backbench
 * @param profile its id
 * @param seed of every random order
 * @param planHash SHA-256 of the canonical plan, hexadecimal; two runs with equal hashes measured the same cells alike
 * @param started UTC
 * @param elapsedNanos over all sittings
 * @param sittings 1, and one more for each resumption
 * @param stamp whether it can be trusted
 * @param reasons why the stamp is not VALID
 */
public record Run(String id, String version, String profile, long seed, String planHash, Instant started,
    long elapsedNanos, int sittings, Stamp stamp, List<String> reasons) {
  /** Copies the list. */
  public Run {
    requireNonNull(id, "id");
    requireNonNull(version, "version");
    requireNonNull(profile, "profile");
    requireNonNull(planHash, "planHash");
    requireNonNull(started, "started");
    requireNonNull(stamp, "stamp");
    reasons = List.copyOf(reasons);
  }

  /** Whether a run can be trusted. */
  public enum Stamp {
    /** Every planned cell was measured or skipped for a stated reason, and verified. */
    VALID,
    /** As VALID, by a profile too short for a baseline or a claim. */
    ESTIMATE,
    /** Something planned is missing, wrong or contradicts itself. */
    INVALID
  }
}
