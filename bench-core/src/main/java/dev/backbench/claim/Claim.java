package dev.backbench.claim;

import static java.util.Objects.requireNonNull;

import dev.backbench.contract.CellRef;
import dev.backbench.contract.Ids;
import java.util.List;
import java.util.Optional;

/**
 * A published statement with the way it is decided, written down before anything is measured: one JSON file.
 *
 * @param id the file's name without its ending
 * @param category such as {@code cpu} or {@code memory}
 * @param sources the articles that say it
 * @param says the statement, in our words
 * @param claimed quantity and figure as claimed
 * @param check how it is decided
 * @param watchOut assumptions and known errors of the claim
 */
public record Claim(String id, String category, List<String> sources, String says, String claimed, Check check,
    Optional<String> watchOut) {
  /** Checks the ids; copies the list. */
  public Claim {
    Ids.check("claim", id);
    Ids.check("category", category);
    sources = List.copyOf(sources);
    requireNonNull(says, "says");
    requireNonNull(claimed, "claimed");
    requireNonNull(check, "check");
    requireNonNull(watchOut, "watchOut");
  }

  /** The cells it rests on, in order; none unless it is decided by cells. */
  public List<CellRef> cells() {
    return check instanceof Check.Measured measured
        ? measured.members().stream().flatMap(member -> member.cells().stream()).distinct().toList()
        : List.of();
  }

  /** Whether it is about absolute figures, which belong to the machine that measured them. */
  public boolean hostBound() {
    return check instanceof Check.Measured measured
        && measured.members().stream().anyMatch(member -> !(member instanceof Member.Ratio));
  }
}
