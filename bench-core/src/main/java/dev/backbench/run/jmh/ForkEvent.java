package dev.backbench.run.jmh;

/** What can happen to a fork that we wait for. */
sealed interface ForkEvent {
  /** It has connected and proved that it is ours. */
  record Connected(Connection connection, ProbeMessage hello) implements ForkEvent {}

  /** It said something. */
  record Said(ProbeMessage message) implements ForkEvent {}

  /** It hung up. */
  record HungUp() implements ForkEvent {}

  /** It said something that is no message. */
  record Babbled(String why) implements ForkEvent {}

  /** Its JMH run is over, or never began. */
  record Ended(ProbeMessage message) implements ForkEvent {}

  /** The host that runs JMH is gone. */
  record HostGone(String why) implements ForkEvent {}
}
