package dev.backbench.plan;

import static java.util.Objects.requireNonNull;

import dev.backbench.contract.Cell;
import dev.backbench.contract.CellRef;
import dev.backbench.contract.Contender;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a person asked for.
 *
 * @param profile how much measuring
 * @param suites only these; empty for all
 * @param only globs of workload ids or cell ids, of which one must match; empty for all
 * @param contenders globs of contender ids, of which one must match; empty for all
 * @param budget how long the run may take; sittings that do not fit are skipped
 * @param seed of every random order in the run
 * @param cpus the logical CPUs that each fork may use; empty for all. One CPU for every language is the fair default
 * @param allCpus the same for contenders that want all of them
 * @param cells exactly these, of what the filters leave; empty for all
 */
public record Selection(Profile profile, Set<String> suites, List<String> only, List<String> contenders,
    Duration budget, long seed, List<Integer> cpus, List<Integer> allCpus, List<CellRef> cells) {
  /** Copies the collections. */
  public Selection {
    requireNonNull(profile, "profile");
    suites = Set.copyOf(suites);
    only = List.copyOf(only);
    contenders = List.copyOf(contenders);
    requireNonNull(budget, "budget");
    cpus = List.copyOf(cpus);
    allCpus = List.copyOf(allCpus);
    cells = List.copyOf(cells);
  }

  /** Whatever the filters leave. */
  public Selection(Profile profile, Set<String> suites, List<String> only, List<String> contenders, Duration budget,
      long seed, List<Integer> cpus, List<Integer> allCpus) {
    this(profile, suites, only, contenders, budget, seed, cpus, allCpus, List.of());
  }

  /** With every CPU for contenders that want all of them. */
  public Selection(Profile profile, Set<String> suites, List<String> only, List<String> contenders, Duration budget,
      long seed, List<Integer> cpus) {
    this(profile, suites, only, contenders, budget, seed, cpus, List.of());
  }

  /** The CPUs that a contender's forks may use; a parameter may ask for another number of them than is usual. */
  List<Integer> cpusOf(Contender contender, Map<String, String> parameters) {
    String wanted = parameters.get(Cell.CPUS);
    if (wanted == null || cpus.isEmpty()) {
      return contender.allCpus() ? allCpus : cpus;
    }
    Set<Integer> chosen = new LinkedHashSet<>(cpus);
    chosen.addAll(allCpus);
    return chosen.stream().limit(Integer.parseInt(wanted)).toList();
  }

  /** The same, of those cells only. */
  public Selection of(List<CellRef> those) {
    return new Selection(profile, suites, only, contenders, budget, seed, cpus, allCpus, those);
  }

  /** Everything of a profile, on those CPUs, in any time. */
  public static Selection all(Profile profile, List<Integer> cpus) {
    return new Selection(profile, Set.of(), List.of(), List.of(), Duration.ofDays(365), 0, cpus);
  }
}
