package dev.backbench.unit;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * A quantity that is measured: its name, the unit of every value of it, and which direction is better.
 *
 * @param id kebab-case name, unique among metrics
 * @param unit unit of every value: {@code op/s}, {@code ns}, {@code ns/op}, {@code B}, {@code B/op}, {@code 1}, {@code rows/op}
 * @param better the direction of an improvement
 */
public record Metric(String id, String unit, Better better) {
  /** Operations per second of wall time. */
  public static final Metric THROUGHPUT = new Metric("throughput", "op/s", Better.HIGHER);
  /** Process-CPU nanoseconds per operation, of the measured process tree. */
  public static final Metric CPU_TIME = new Metric("cpu-time", "ns/op", Better.LOWER);
  /** Bytes allocated on the managed heap per operation. */
  public static final Metric ALLOCATION = new Metric("allocation", "B/op", Better.LOWER);
  /** Share of wall time spent in stop-the-world pauses, 0 to 1. */
  public static final Metric PAUSE_SHARE = new Metric("pause-share", "1", Better.LOWER);
  /** The longest stop-the-world pause of a fork. */
  public static final Metric PAUSE_MAX = new Metric("pause-max", "ns", Better.LOWER);
  /** The 99.9th percentile of the stop-the-world pauses of a fork. */
  public static final Metric PAUSE_P999 = new Metric("pause-p999", "ns", Better.LOWER);
  /** Time that threads waited for a collector to free memory while the world ran, over wall time. */
  public static final Metric STALL_SHARE = new Metric("stall-share", "1", Better.LOWER);
  /** The longest such wait of a fork. */
  public static final Metric STALL_MAX = new Metric("stall-max", "ns", Better.LOWER);
  /**
   * The longest that a beat of a metronome of one millisecond was late, in a thread beside the work: what an event would have
   * waited, whoever made it wait.
   */
  public static final Metric HICCUP_MAX = new Metric("hiccup-max", "ns", Better.LOWER);
  /** The 99.9th percentile of all beats' lateness, those missed in a stall included. */
  public static final Metric HICCUP_P999 = new Metric("hiccup-p999", "ns", Better.LOWER);
  /** Lateness of the beats that came a millisecond late or more, over wall time. */
  public static final Metric HICCUP_SHARE = new Metric("hiccup-share", "1", Better.LOWER);
  /** Share of a process's CPU time that its collector took, as its threads (Java) or its runtime (Go, Python) say. */
  public static final Metric GC_CPU_SHARE = new Metric("gc-cpu-share", "1", Better.LOWER);
  /** From the start of a service until its port accepts a connection. */
  public static final Metric LISTEN_TIME = new Metric("listen-time", "ns", Better.LOWER);
  /** From the start of a service until it says that it is ready. */
  public static final Metric READY_TIME = new Metric("ready-time", "ns", Better.LOWER);
  /** From the first request after that to its whole answer. */
  public static final Metric FIRST_REQUEST_TIME = new Metric("first-request-time", "ns", Better.LOWER);
  /** Private pages of a process tree under load. */
  public static final Metric PRIVATE_BYTES_LOADED = new Metric("private-bytes-loaded", "B", Better.LOWER);
  /** Answers per second of process-CPU time: what one core could give at most. */
  public static final Metric CPU_RATE = new Metric("cpu-rate", "op/s", Better.HIGHER);
  /** That rate over the first ten thousand operations of a process, as a share of its own steady one. */
  public static final Metric EARLY_SHARE = new Metric("early-share", "1", Better.HIGHER);
  /** Share of a process's CPU time that its just-in-time compilers took over its first ten thousand operations. */
  public static final Metric COMPILE_CPU_SHARE = new Metric("compile-cpu-share", "1", Better.LOWER);
  /** The least memory that a control group must give a service so that it starts and answers right. */
  public static final Metric MEMORY_LIMIT = new Metric("memory-limit", "B", Better.LOWER);
  /** What an object and all that it alone refers to takes on the heap. */
  public static final Metric RETAINED_BYTES = new Metric("retained-bytes", "B", Better.LOWER);
  /** From the start of a process to its first correct line of output. */
  public static final Metric LAUNCH_TIME = new Metric("launch-time", "ns", Better.LOWER);
  /** Resident set size of a process tree. */
  public static final Metric RSS = new Metric("rss", "B", Better.LOWER);
  /** Proportional set size of a process tree: shared pages divided among their sharers. */
  public static final Metric PSS = new Metric("pss", "B", Better.LOWER);
  /** Private dirty and clean pages of a process tree. */
  public static final Metric PRIVATE_BYTES = new Metric("private-bytes", "B", Better.LOWER);
  /** Resident set size of a service's process tree under load, the largest of a fork. */
  public static final Metric RSS_LOADED = new Metric("rss-loaded", "B", Better.LOWER);
  /** Proportional set size of a service's process tree under load, the largest of a fork. */
  public static final Metric PSS_LOADED = new Metric("pss-loaded", "B", Better.LOWER);
  /** Median time from when a request was due to its whole answer, in an open loop. */
  public static final Metric RESPONSE_P50 = new Metric("response-p50", "ns", Better.LOWER);
  /** 99th percentile of that time. */
  public static final Metric RESPONSE_P99 = new Metric("response-p99", "ns", Better.LOWER);
  /** 99.9th percentile of that time. */
  public static final Metric RESPONSE_P999 = new Metric("response-p999", "ns", Better.LOWER);
  /** The highest rate at which a service holds a response time. */
  public static final Metric SUSTAINED_RATE = new Metric("sustained-rate", "op/s", Better.HIGHER);
  /** Proportional set size of a service's process tree per open connection: the slope over their number. */
  public static final Metric CONNECTION_BYTES = new Metric("connection-bytes", "B", Better.LOWER);
  /** Operations per second that one full CPU of the service's process tree would do: CPU time per operation, inverted. */
  public static final Metric RATE_PER_CPU = new Metric("rate-per-cpu", "op/s", Better.HIGHER);
  /** Connections that the server ended and messages that did not come back, of a fork. */
  public static final Metric DROPS = new Metric("drops", "1", Better.LOWER);
  /** Kernel threads of a process tree. */
  public static final Metric THREADS = new Metric("threads", "1", Better.LOWER);
  /** Open file descriptors of a process tree. */
  public static final Metric DESCRIPTORS = new Metric("descriptors", "1", Better.LOWER);
  /** Database-server CPU nanoseconds per operation. */
  public static final Metric DATABASE_CPU_TIME = new Metric("database-cpu-time", "ns/op", Better.LOWER);
  /**
   * Time in slices before the first one that reached 90 % of the fork's own steady throughput. Begins with the first
   * operation after the verify input, whose operations are missing in it.
   */
  public static final Metric WARM_UP_TIME = new Metric("warm-up-time", "ns", Better.LOWER);
  /** Operations in those slices. */
  public static final Metric WARM_UP_OPERATIONS = new Metric("warm-up-operations", "op", Better.LOWER);
  /** Throughput of the first slice, a short one, as a share of the fork's own steady throughput. */
  public static final Metric FIRST_SLICE_SHARE = new Metric("first-slice-share", "1", Better.HIGHER);
  /** How cold a fork begins: the three metrics that every fork with a warm-up has. */
  public static final List<Metric> COLD = List.of(FIRST_SLICE_SHARE, WARM_UP_TIME, WARM_UP_OPERATIONS);

  /** Statements that the database server executed, per operation. */
  public static final Metric DATABASE_CALLS = new Metric("database-calls", "calls/op", Better.LOWER);
  /** Rows that the database server returned or changed, per operation. */
  public static final Metric DATABASE_ROWS = new Metric("database-rows", "rows/op", Better.LOWER);
  /** How long a caller waited for a connection of the pool, per operation. */
  public static final Metric POOL_WAIT = new Metric("pool-wait", "ns/op", Better.LOWER);
  /** Time that threads waited for the database's answers over wall time; above 1 when several wait at once. */
  public static final Metric DATABASE_WAIT_SHARE = new Metric("database-wait-share", "1", Better.LOWER);
  /** Throughput over what a model predicts: 1 when the model explains all of it. */
  public static final Metric PREDICTION_SHARE = new Metric("prediction-share", "1", Better.HIGHER);
  /**
   * Part of the mean response time in which the service did not compute: 1 less its CPU time per answer over the mean, at
   * least 0. Known of open loops, where requests do not queue for each other; what a sweep over waits is plotted against.
   */
  public static final Metric WAITING_SHARE = new Metric("waiting-share", "1", Better.LOWER);

  private static final List<Metric> KNOWN = List.of(THROUGHPUT, CPU_TIME, ALLOCATION, PAUSE_SHARE, PAUSE_MAX,
      PAUSE_P999, STALL_SHARE, STALL_MAX,
      LAUNCH_TIME, RSS, PSS, RSS_LOADED, PSS_LOADED, RESPONSE_P50, RESPONSE_P99, RESPONSE_P999, SUSTAINED_RATE,
      CONNECTION_BYTES, RATE_PER_CPU, DROPS,
      PRIVATE_BYTES, THREADS, DESCRIPTORS, DATABASE_CPU_TIME, DATABASE_CALLS, DATABASE_ROWS, POOL_WAIT,
      DATABASE_WAIT_SHARE, PREDICTION_SHARE, WAITING_SHARE, WARM_UP_TIME, WARM_UP_OPERATIONS, FIRST_SLICE_SHARE,
      HICCUP_MAX, HICCUP_P999, HICCUP_SHARE, GC_CPU_SHARE, LISTEN_TIME, READY_TIME, FIRST_REQUEST_TIME,
      PRIVATE_BYTES_LOADED, CPU_RATE, EARLY_SHARE, COMPILE_CPU_SHARE, RETAINED_BYTES, MEMORY_LIMIT);

  /** Refuses nulls. */
  public Metric {
    requireNonNull(id, "id");
    requireNonNull(unit, "unit");
    requireNonNull(better, "better");
  }

  /** The metrics a manifest may name. */
  public static List<Metric> known() {
    return KNOWN;
  }

  /** The known metric of that name; empty when there is none. */
  public static Optional<Metric> byId(String id) {
    return KNOWN.stream().filter(metric -> metric.id.equals(id)).findFirst();
  }
}
