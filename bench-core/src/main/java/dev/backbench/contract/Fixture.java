package dev.backbench.contract;

import java.util.Map;

/**
 * Something that cells run against and that outlives a fork: a database, an upstream stub. Started once per run, on
 * first need.
 */
public interface Fixture extends AutoCloseable {
  /** The id that manifests name. */
  String id();

  /**
   * Starts it if it is not running, and brings it to its initial state.
   *
   * @throws FixtureException when it cannot be had, with what was tried; cells that need it are skipped or failed
   */
  void prepare() throws FixtureException;

  /** What makes two results comparable: provider, server version, durability. Part of each cell's report; no secrets. */
  Map<String, String> identity();

  /** Environment variables that tell a fork where it is; may hold a password and is never written anywhere. */
  Map<String, String> environment();

  /** CPU nanoseconds that its processes have used since they started; 0 where the platform does not say. */
  long cpuNanos();

  /**
   * Checks that it still stands and still holds what it should.
   *
   * @throws FixtureException when it died or its content changed; the cell just measured is invalid, and the next
   *     {@link #prepare} starts afresh
   */
  void verify() throws FixtureException;

  /** Stops it and removes its files; never throws. */
  @Override
  void close();
}
