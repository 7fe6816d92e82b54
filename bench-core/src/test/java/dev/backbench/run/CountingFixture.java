package dev.backbench.run;

import dev.backbench.contract.Fixture;
import dev.backbench.contract.QueryCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A database that counts so much per operation of {@link FakeForks}. */
final class CountingFixture implements Fixture {
  final List<Set<String>> prepared = new ArrayList<>();
  private final FakeForks forks;
  private final int calls;
  private final int rows;

  CountingFixture(FakeForks forks, int calls, int rows) {
    this.forks = forks;
    this.calls = calls;
    this.rows = rows;
  }

  @Override
  public String id() {
    return "database";
  }

  @Override
  public void prepare() {
    throw new AssertionError("must be told what the cells write");
  }

  @Override
  public void prepare(Set<String> writes) {
    prepared.add(writes);
  }

  @Override
  public Optional<QueryCounts> queries() {
    long operations = 1000 * forks.events.stream().filter(event -> event.startsWith("slice")).count();
    return Optional.of(new QueryCounts(
        new TreeMap<>(Map.of("SELECT 1", new QueryCounts.Count(operations * calls, operations * rows))), true));
  }

  @Override
  public Map<String, String> identity() {
    return Map.of();
  }

  @Override
  public Map<String, String> environment() {
    return Map.of();
  }

  @Override
  public long cpuNanos() {
    return 0;
  }

  @Override
  public void verify() {}

  @Override
  public void close() {}
}
