package dev.backbench.run;

import dev.backbench.contract.Fixture;
import dev.backbench.contract.FixtureException;
import java.util.Map;

/** A fixture that either never starts or is found dead after the round. */
record BrokenFixture(boolean atStart) implements Fixture {
  @Override
  public String id() {
    return "broken";
  }

  @Override
  public void prepare() throws FixtureException {
    if (atStart) {
      throw new FixtureException("no server");
    }
  }

  @Override
  public Map<String, String> identity() {
    return Map.of("version", "0");
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
  public void verify() throws FixtureException {
    throw new FixtureException("server gone");
  }

  @Override
  public void close() {}
}
