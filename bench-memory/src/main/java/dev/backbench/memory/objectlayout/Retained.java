package dev.backbench.memory.objectlayout;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Reports a size as a secondary result of JMH; the field's name is the metric's. */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class Retained {
  /** Of the graph that was measured last. */
  public long retainedBytes;

  /** For JMH. */
  public Retained() {}
}
