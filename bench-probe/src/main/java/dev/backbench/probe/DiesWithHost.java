package dev.backbench.probe;

import java.io.File;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.ExternalProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.Result;

/**
 * Starts the forked JVM so that the kernel kills it when its host dies. A fork that runs sees its line to the coordinator
 * close and halts; one that is stopped while it is parked sees nothing, and would stay for ever.
 *
 * <p>Used as {@code -prof dev.backbench.probe.DiesWithHost}, where {@code setpriv} of util-linux is installed. The kernel ties
 * the signal to the thread that forked, which is the host's thread that waits for this fork's end.
 */
public final class DiesWithHost implements ExternalProfiler {
  /** Made by JMH. */
  public DiesWithHost() {}

  @Override
  public String getDescription() {
    return "Kills the fork when its host dies";
  }

  @Override
  public Collection<String> addJVMInvokeOptions(BenchmarkParams params) {
    return Arrays.asList("/usr/bin/setpriv", "--pdeathsig", "KILL");
  }

  @Override
  public Collection<String> addJVMOptions(BenchmarkParams params) {
    return Collections.emptyList();
  }

  @Override
  public void beforeTrial(BenchmarkParams params) {}

  @Override
  @SuppressWarnings("rawtypes") // as JMH declares them
  public Collection<? extends Result> afterTrial(BenchmarkResult result, long pid, File output, File errors) {
    return Collections.emptyList();
  }

  @Override
  public boolean allowPrintOut() {
    return true;
  }

  @Override
  public boolean allowPrintErr() {
    return true;
  }
}
