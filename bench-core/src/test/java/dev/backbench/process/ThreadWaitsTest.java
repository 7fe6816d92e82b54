package dev.backbench.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ThreadWaitsTest {
  @TempDir
  private Path proc;

  private Path thread(String tid, String status) throws IOException {
    Path folder = Files.createDirectories(proc.resolve("7/task/" + tid));
    Files.writeString(folder.resolve("status"), status);
    return folder;
  }

  @Test
  void sumsOverAllThreads() throws Exception {
    Files.writeString(thread("7", "Name:\tjava\nvoluntary_ctxt_switches:\t3\nnonvoluntary_ctxt_switches:\t100\n")
        .resolve("schedstat"), "9000 500 4\n");
    Files.writeString(thread("8", "voluntary_ctxt_switches:\t40\nnonvoluntary_ctxt_switches:\t200\n")
        .resolve("schedstat"), "8000 70 4\n");
    assertThat(ThreadWaits.of(proc, 7)).contains(new ThreadWaits(43, 570));
  }

  @Test
  void aThreadThatEndsMeanwhileCountsNothing() throws Exception {
    thread("7", "voluntary_ctxt_switches:\t3\n");
    Files.createDirectories(proc.resolve("7/task/8"));
    assertThat(ThreadWaits.of(proc, 7)).contains(new ThreadWaits(3, 0));
  }

  @Test
  void saysNothingWhereTheKernelDoesNot() throws Exception {
    thread("7", "Name:\tjava\n");
    assertThat(ThreadWaits.of(proc, 7)).isEmpty();
    assertThat(ThreadWaits.of(proc, 6)).isEmpty();
  }

  @Test
  void aDifferenceIsNeverNegative() {
    ThreadWaits before = new ThreadWaits(10, 500);
    assertThat(new ThreadWaits(12, 400).since(before)).isEqualTo(new ThreadWaits(2, 0));
    assertThat(before.plus(new ThreadWaits(1, 2))).isEqualTo(new ThreadWaits(11, 502));
  }
}
