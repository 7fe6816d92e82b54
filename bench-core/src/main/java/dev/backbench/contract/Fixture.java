package dev.backbench.contract;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

  /**
   * Prepares it for cells that will change only the named parts of it, tables for a database: {@link #verify} holds the
   * others against their initial state, and the next preparation restores the named ones.
   *
   * @throws FixtureException as {@link #prepare()}, and when it has no such part
   */
  default void prepare(Set<String> writes) throws FixtureException {
    prepare();
  }

  /**
   * What it has counted of the cells' queries since its start; empty where it does not count.
   *
   * @throws FixtureException when it should answer and does not
   */
  default Optional<QueryCounts> queries() throws FixtureException {
    return Optional.empty();
  }

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
