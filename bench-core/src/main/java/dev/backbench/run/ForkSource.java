package dev.backbench.run;

/** Starts forks of one kind of arm: JMH, worker, launch, service. One for a whole run. */
public interface ForkSource extends AutoCloseable {
  /**
   * Starts a fork and waits until it is ready for its first slice. Kernels have passed the verify input by then.
   *
   * @throws ForkFailure when it does not become ready; nothing of it is left running
   */
  Fork start(ForkRequest request) throws ForkFailure;

  /** Ends what outlives a fork, such as host processes; never throws. */
  @Override
  void close();
}
