package dev.backbench.contract;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How a service is loaded, and which parameter of the workload says how much. */
public enum Traffic {
  /** Each connection sends its next request when the answer has come: capacity. */
  CLOSED("connections"),
  /** Requests are due at a rate, whatever the service does: latency. */
  OPEN("rate"),
  /** The highest rate at which 99 of 100 answers come within that many milliseconds. */
  KNEE("p99-ms"),
  /** Requests are due at a rate from the first moment of a fresh process on, until it is as fast as it gets. */
  COLD("rate"),
  /** None but the first request, after so many instances have started: what they hold, then and under a rate. */
  IDLE("instances"),
  /** The first request of a fresh process, on so many CPUs. */
  LAUNCH(Cell.CPUS);

  private final String parameter;

  Traffic(String parameter) {
    this.parameter = parameter;
  }

  /** As manifests spell it. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The parameter of the workload that it reads, a whole number from 1. */
  public String parameter() {
    return parameter;
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
