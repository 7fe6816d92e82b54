package dev.backbench.memory.objectlayout;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jol.info.GraphLayout;

/**
 * Walks a graph of objects and adds up what they take (Java Object Layout). The time is that of the walk and means nothing; the
 * result is {@link Retained#retainedBytes}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgsAppend = {"-Xms128m", "-Xmx128m", "-XX:+AlwaysPreTouch"})
@Warmup(iterations = 1, time = 1)
@Measurement(iterations = 1, time = 1)
public class ObjectLayoutBenchmark {
  /** Which graph, see {@link Graph}. */
  @Param("tree-nodes")
  public String graph = "tree-nodes";

  static {
    // The JDK tells nobody where a record keeps its fields; JOL finds out by itself when it is told to.
    System.setProperty("jol.magicFieldOffset", "true");
    // Fields say enough; an agent in a measured process would be one thing more to explain.
    System.setProperty("jol.skipDynamicAttach", "true");
  }

  private Object root = "";

  /** For JMH. */
  public ObjectLayoutBenchmark() {}

  /** Makes the graph. */
  @Setup(Level.Trial)
  public void build() {
    root = Graph.parse(graph).build();
  }

  /** What the graph takes. */
  @Benchmark
  public long measure(Retained retained) {
    retained.retainedBytes = GraphLayout.parseInstance(root).totalSize();
    return retained.retainedBytes;
  }
}
