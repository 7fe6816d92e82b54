package dev.backbench.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ContextSwitchesTest {
  @TempDir
  private Path proc;

  private void thread(String tid, String status) throws IOException {
    Files.writeString(Files.createDirectories(proc.resolve("7/task/" + tid)).resolve("status"), status);
  }

  @Test
  void sumsTheVoluntaryOnesOfAllThreads() throws Exception {
    thread("7", "Name:\tjava\nvoluntary_ctxt_switches:\t3\nnonvoluntary_ctxt_switches:\t100\n");
    thread("8", "voluntary_ctxt_switches:\t40\nnonvoluntary_ctxt_switches:\t200\n");
    assertThat(new ContextSwitches(proc).voluntary(7)).hasValue(43);
  }

  @Test
  void aThreadThatEndsMeanwhileCountsNothing() throws Exception {
    thread("7", "voluntary_ctxt_switches:\t3\n");
    Files.createDirectories(proc.resolve("7/task/8"));
    assertThat(new ContextSwitches(proc).voluntary(7)).hasValue(3);
  }

  @Test
  void saysNothingWhereTheKernelDoesNot() throws Exception {
    thread("7", "Name:\tjava\n");
    assertThat(new ContextSwitches(proc).voluntary(7)).isEmpty();
    assertThat(new ContextSwitches(proc).voluntary(6)).isEmpty();
  }
}
