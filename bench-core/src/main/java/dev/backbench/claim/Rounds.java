package dev.backbench.claim;

import dev.backbench.result.ForkResult;
import dev.backbench.result.Measurement;
import dev.backbench.result.Status;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the undisturbed forks of a cell say of a quantity.
 *
 * @param byRound one value a round; rounds whose fork does not have the quantity are missing
 */
record Rounds(SortedMap<Integer, Double> byRound) {
  static Rounds of(Measurement cell, Formula formula) {
    SortedMap<Integer, Double> rounds = new TreeMap<>();
    for (ForkResult fork : cell.forks()) {
      if (fork.status() == Status.OK) {
        formula.of(cell.cell().metric(), fork).ifPresent(value -> rounds.put(fork.round(), value));
      }
    }
    return new Rounds(rounds);
  }

  /** Those that the other cell has, too: the forks that were measured alternately. */
  Rounds sharedWith(Rounds other) {
    SortedMap<Integer, Double> shared = new TreeMap<>(byRound);
    shared.keySet().retainAll(other.byRound.keySet());
    return new Rounds(shared);
  }

  int count() {
    return byRound.size();
  }

  /** Whether a ratio can be made of them. */
  boolean positive() {
    return byRound.values().stream().allMatch(value -> value > 0);
  }

  /** In the order of their rounds. */
  double[] values() {
    return byRound.values().stream().mapToDouble(Double::doubleValue).toArray();
  }
}
