package dev.backbench.run;

/** Starts forks of one kind of arm: JMH, worker, launch, service. One for a whole run. */
public interface ForkSource extends AutoCloseable {
  /**
   * Starts a fork and waits until it is ready for its first slice. Kernels have passed the verify input by then.
   *
   * @throws ForkFailure when it does not become ready; nothing of it is left running
   */
  Fork start(ForkRequest request) throws ForkFailure;

  /**
   * Makes what this fork needs and is made once per content: programs, environments, archives. What takes minutes for the
   * first fork and nothing for all others is not what a fork takes.
   *
   * @throws ForkFailure when it cannot be made; starting the fork fails in the same way and is what tells
   */
  default void prepare(ForkRequest request) throws ForkFailure {}

  /**
   * Begins to start a fork. All forks of a round are begun before the first is waited for, so what takes long on CPUs of
   * its own need not be waited for here; what fails does so when it is.
   */
  default Begun begin(ForkRequest request) {
    return () -> start(request);
  }

  /** A fork on its way. */
  @FunctionalInterface
  interface Begun extends AutoCloseable {
    /**
     * Waits until it is ready for its first slice; once.
     *
     * @throws ForkFailure when it does not become ready; nothing of it is left running
     */
    Fork ready() throws ForkFailure;

    /** Ends what has begun, unless it is ready: then it belongs to the fork. Never throws. */
    @Override
    default void close() {}
  }

  /** Ends what forks of a round have left for each other; never throws. */
  default void roundEnded() {}

  /** Ends what outlives a fork, such as host processes; never throws. */
  @Override
  void close();
}
