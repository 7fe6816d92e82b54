package dev.backbench.contract;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How a service is loaded, and which parameters of the workload say how much. */
public enum Traffic {
  /** Each connection sends its next request when the answer has come: capacity. */
  CLOSED("connections"),
  /** Requests are due at a rate, whatever the service does: latency. */
  OPEN("rate"),
  /** The highest rate at which 99 of 100 answers come within that many milliseconds. */
  KNEE("p99-ms"),
  /** So many WebSockets are opened, and each sends a message in so many seconds, whatever the service does: latency. */
  ECHO("connections", "interval-s"),
  /** So many WebSockets are opened and held, with a ping now and then: memory. */
  HOLD("connections"),
  /** Requests are due at a rate from the first moment of a fresh process on, until it is as fast as it gets. */
  COLD("rate"),
  /** None but the first request, after so many instances have started: what they hold, then and under a rate. */
  IDLE("instances"),
  /** The first request of a fresh process, on so many CPUs. */
  LAUNCH(Cell.CPUS),
  /** Fresh processes under ever closer limits of memory, down to steps of so many percent: the least that serves. */
  LIMIT("step-percent");

  private final String parameter;
  private final Optional<String> further;

  Traffic(String parameter) {
    this.parameter = parameter;
    this.further = Optional.empty();
  }

  Traffic(String parameter, String further) {
    this.parameter = parameter;
    this.further = Optional.of(further);
  }

  /** As manifests spell it. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The parameter of the workload that says how much, a whole number from 1. */
  public String parameter() {
    return parameter;
  }

  /** Every parameter of the workload that it reads, whole numbers from 1. */
  public List<String> parameters() {
    return Stream.concat(Stream.of(parameter), further.stream()).toList();
  }

  /** Whether it goes over WebSockets, to {@link Endpoint#WS} and to nothing else. */
  public boolean sockets() {
    return this == ECHO || this == HOLD;
  }

  /** Whether the same process may serve other such loads on the same endpoint before it and after it, in this order. */
  public boolean shares() {
    return this == CLOSED || this == OPEN || this == KNEE;
  }

  /** The traffic of that name, which must be one of {@link #ids}. */
  public static Traffic parse(String id) {
    return valueOf(id.toUpperCase(Locale.ROOT));
  }

  /** All names. */
  public static List<String> ids() {
    return Arrays.stream(values()).map(Traffic::id).toList();
  }
}
