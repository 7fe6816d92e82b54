package dev.backbench.contract;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What is watched beside a workload's primary metric, where it is part of the question. */
public enum Observation {
  /**
   * How late a metronome's beats are, and what part of the CPU time is the collector's. A fork is measured for ten seconds
   * where the profile is no estimate, because a percentile of stalls needs them.
   */
  STALLS,
  /** What the process tree holds at the end of its work. */
  MEMORY;

  /** As manifests spell it. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The observation of that name, which must be one of {@link #ids}. */
  public static Observation parse(String id) {
    return valueOf(id.toUpperCase(Locale.ROOT));
  }

  /** All names. */
  public static List<String> ids() {
    return Arrays.stream(values()).map(Observation::id).toList();
  }
}
