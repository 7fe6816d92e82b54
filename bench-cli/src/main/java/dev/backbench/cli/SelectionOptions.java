package dev.backbench.cli;

import dev.backbench.claim.Claim;
import dev.backbench.contract.CellRef;
import dev.backbench.unit.Glob;
import dev.backbench.plan.Profile;
import dev.backbench.plan.Selection;
import dev.backbench.unit.BadInputException;
import dev.backbench.unit.Durations;
import dev.backbench.unit.Nearest;
import dev.backbench.unit.Quoted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Option;

/** Which cells: the options that {@code plan} and {@code run} share. Texts, so that all problems are told at once. */
final class SelectionOptions {
  /** Long enough to be no limit, short enough to add to. */
  private static final Duration UNLIMITED = Duration.ofDays(365);
  private static final String BRIEF_BUDGET = "10m";
  private static final int MOST_CPUS = 4096;

  @Option(names = "--profile", paramLabel = "ID", description = "smoke, quick (default), claims, standard or rigorous")
  private String profile = "";

  @Option(names = "--suite", paramLabel = "ID", description = "only this suite; may be repeated")
  private List<String> suites = new ArrayList<>();

  @Option(names = "--only", paramLabel = "GLOB", description = "only workloads or cells that match; may be repeated")
  private List<String> only = new ArrayList<>();

  @Option(names = "--contender", paramLabel = "GLOB", description = "only contenders that match; may be repeated")
  private List<String> contenders = new ArrayList<>();

  @Option(names = "--budget", paramLabel = "TIME", description = "500ms, 10s, 2m, 1h; what does not fit is skipped (smoke and quick: 10m, else no limit)")
  private String budget = "";

  @Option(names = "--seed", paramLabel = "N", description = "seed of every random order (default: a new one, printed)")
  private String seed = "";

  @Option(names = "--cpus", paramLabel = "LIST", description = "logical CPUs that a fork may use: 1, 0,1, 0-3 or all (default: one, and all for sweeps over workers)")
  private String cpus = "";

  @Option(names = "--for-claims", paramLabel = "GLOB", arity = "0..1", fallbackValue = "*", description = "exactly the cells that claims of the ledger rest on, six forks each (--profile claims unless named)")
  private String claims = "";

  /** Whether anything was asked for. */
  boolean given() {
    return !(claims.isEmpty() && profile.isEmpty() && suites.isEmpty() && only.isEmpty() && contenders.isEmpty()
        && budget.isEmpty() && seed.isEmpty() && cpus.isEmpty());
  }

  /**
   * What was asked for.
   *
   * @param knownSuites suites of the project
   * @param problems gets one line for each option that cannot be understood
   */
  Selection check(Set<String> knownSuites, Services services, List<String> problems) throws BadInputException {
    Profile chosen = profile(problems);
    for (String suite : suites) {
      if (!knownSuites.contains(suite)) {
        problems.add("--suite: expected one of %s, got %s. %s".formatted(String.join(", ", new TreeSet<>(knownSuites)),
            Quoted.of(suite), Nearest.hint(suite, knownSuites)));
      }
    }
    Optional<List<Integer>> given = cpus.isEmpty() ? Optional.empty() : Optional.of(cpus(problems));
    Selection selection = new Selection(chosen, new LinkedHashSet<>(suites), only, contenders, budget(chosen, problems),
        seed(services, problems), given.orElseGet(services::usualCpus),
        given.orElseGet(services::allCpus));
    return claims.isEmpty() ? selection : selection.of(claimed(services, problems));
  }

  private Profile profile(List<String> problems) {
    if (profile.isEmpty()) {
      return claims.isEmpty() ? Profile.QUICK : Profile.CLAIMS;
    }
    List<String> profiles = Profile.known().stream().map(Profile::id).toList();
    Profile chosen = Profile.byId(profile).orElseGet(() -> {
      problems.add("--profile: expected one of %s, got %s. %s".formatted(String.join(", ", profiles),
          Quoted.of(profile), Nearest.hint(profile, profiles)));
      return Profile.QUICK;
    });
    if (!claims.isEmpty() && chosen.estimate()) {
      problems.add("--for-claims: expected a profile of six forks or more, got %s. Use claims, standard or rigorous."
          .formatted(Quoted.of(chosen.id())));
    }
    return chosen;
  }

  /** The cells that the claims rest on; a claim decided by arithmetic rests on none. */
  private List<CellRef> claimed(Services services, List<String> problems) throws BadInputException {
    List<Claim> ledger = services.claims(List.of());
    Glob glob = Glob.of(claims);
    List<Claim> chosen = ledger.stream().filter(claim -> glob.matches(claim.id())).toList();
    List<CellRef> cells = chosen.stream().flatMap(claim -> claim.cells().stream()).distinct().toList();
    if (chosen.isEmpty()) {
      problems.add("--for-claims: expected a claim's id or pattern, got %s. %s".formatted(Quoted.of(claims),
          Nearest.hint(claims, ledger.stream().map(Claim::id).toList())));
    } else if (cells.isEmpty()) {
      problems.add("--for-claims: expected a claim that rests on cells, got %s. See: claims %s".formatted(
          Quoted.of(claims), chosen.getFirst().id()));
    }
    return cells;
  }

  private Duration budget(Profile chosen, List<String> problems) {
    if (budget.isEmpty()) {
      return chosen.estimate() ? Durations.parse(BRIEF_BUDGET) : UNLIMITED;
    }
    try {
      Duration parsed = Durations.parse(budget);
      if (parsed.isZero()) {
        problems.add("--budget: expected more than nothing, got %s. Use plan to see what would run."
            .formatted(Quoted.of(budget)));
      }
      return parsed;
    } catch (IllegalArgumentException e) {
      problems.add("--budget: expected a whole number and ms, s, m or h, got %s. For instance 10m."
          .formatted(Quoted.of(budget)));
      return UNLIMITED;
    }
  }

  private long seed(Services services, List<String> problems) {
    if (seed.isEmpty()) {
      return services.freshSeed();
    }
    if (!seed.matches("[0-9]{1,15}")) {
      problems.add("--seed: expected a whole number of at most 15 digits, got %s.".formatted(Quoted.of(seed)));
      return 0;
    }
    return Long.parseLong(seed);
  }

  private List<Integer> cpus(List<String> problems) {
    if (cpus.equals("all")) {
      return List.of();
    }
    Set<Integer> chosen = new TreeSet<>();
    for (String part : cpus.split(",", -1)) {
      if (!part.matches("[0-9]{1,4}(-[0-9]{1,4})?")) {
        problems.add("--cpus: expected numbers and ranges (1, 0,1, 0-3) or all, got %s.".formatted(Quoted.of(cpus)));
        return List.of();
      }
      String[] ends = part.split("-");
      int first = Integer.parseInt(ends[0]);
      int last = Integer.parseInt(ends[ends.length - 1]);
      if (first > last || last > MOST_CPUS) {
        problems.add("--cpus: expected ranges from low to high, got %s.".formatted(Quoted.of(part)));
      }
      for (int cpu = first; cpu <= Math.min(last, MOST_CPUS); cpu++) {
        chosen.add(cpu);
      }
    }
    return List.copyOf(chosen);
  }
}
