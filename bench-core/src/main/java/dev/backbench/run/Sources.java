package dev.backbench.run;

import static java.util.Objects.requireNonNull;

import dev.backbench.contract.Arm;

/**
 * One fork source for each kind of arm.
 *
 * @param jmh for Java benchmarks
 * @param worker for kernels in other languages
 * @param launch for starts of processes
 * @param service for services under load
 * @param pgbench for PostgreSQL's load program
 */
public record Sources(ForkSource jmh, ForkSource worker, ForkSource launch, ForkSource service,
    ForkSource pgbench) implements AutoCloseable {
  /** Refuses nulls. */
  public Sources {
    requireNonNull(jmh, "jmh");
    requireNonNull(worker, "worker");
    requireNonNull(launch, "launch");
    requireNonNull(service, "service");
    requireNonNull(pgbench, "pgbench");
  }

  /** The one that starts that arm's forks. */
  public ForkSource of(Arm arm) {
    return switch (arm) {
      case Arm.Jmh _ -> jmh;
      case Arm.Worker _ -> worker;
      case Arm.Launch _ -> launch;
      case Arm.Service _ -> service;
      case Arm.Pgbench _ -> pgbench;
    };
  }

  /** Closes them all. */
  @Override
  public void close() {
    jmh.close();
    worker.close();
    launch.close();
    service.close();
    pgbench.close();
  }
}
