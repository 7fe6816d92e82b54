package dev.backbench.run;

import dev.backbench.contract.Fixture;
import dev.backbench.contract.FixtureException;
import dev.backbench.contract.QueryCounts;
import dev.backbench.contract.Workload;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The fixtures of a run, by id. */
public final class Fixtures implements AutoCloseable {
  private final Map<String, Fixture> byId = new TreeMap<>();

  /** Over fixtures with distinct ids. */
  public Fixtures(List<? extends Fixture> fixtures) {
    fixtures.forEach(fixture -> byId.put(fixture.id(), fixture));
  }

  /**
   * Brings the fixtures of a workload to their initial state.
   *
   * @throws FixtureException when one cannot be had
   */
  void prepare(Workload workload) throws FixtureException {
    for (Fixture fixture : of(workload)) {
      fixture.prepare(workload.database().writes());
    }
  }

  /**
   * Checks that the fixtures of a workload still hold what they should.
   *
   * @throws FixtureException when one does not
   */
  void verify(Workload workload) throws FixtureException {
    for (Fixture fixture : of(workload)) {
      fixture.verify();
    }
  }

  /** What forks need to find them; may hold secrets. */
  Map<String, String> environment(Workload workload) throws FixtureException {
    Map<String, String> environment = new HashMap<>();
    of(workload).forEach(fixture -> environment.putAll(fixture.environment()));
    return environment;
  }

  /** What makes results comparable, keys prefixed by the fixture's id. */
  Map<String, String> identity(Workload workload) throws FixtureException {
    Map<String, String> identity = new TreeMap<>();
    of(workload).forEach(
        fixture -> fixture.identity().forEach((key, value) -> identity.put(fixture.id() + "." + key, value)));
    return identity;
  }

  /** CPU nanoseconds of the fixtures' processes. */
  long cpuNanos(Workload workload) {
    return workload.fixtures().stream().map(byId::get).filter(java.util.Objects::nonNull).mapToLong(Fixture::cpuNanos)
        .sum();
  }

  /**
   * What the fixtures have counted of the cells' queries; empty where none of them counts.
   *
   * @throws FixtureException when one should answer and does not
   */
  Optional<QueryCounts> queries(Workload workload) throws FixtureException {
    Optional<QueryCounts> sum = Optional.empty();
    for (Fixture fixture : of(workload)) {
      Optional<QueryCounts> counts = fixture.queries();
      sum = sum.isPresent() && counts.isPresent() ? Optional.of(sum.get().plus(counts.get())) : sum.or(() -> counts);
    }
    return sum;
  }

  private List<Fixture> of(Workload workload) throws FixtureException {
    for (String id : workload.fixtures()) {
      if (!byId.containsKey(id)) {
        throw new FixtureException("workload %s: fixture expected one of %s, got \"%s\"".formatted(workload.id(),
            byId.keySet(), id));
      }
    }
    return workload.fixtures().stream().map(byId::get).toList();
  }

  /** Closes all. */
  @Override
  public void close() {
    byId.values().forEach(Fixture::close);
  }
}
