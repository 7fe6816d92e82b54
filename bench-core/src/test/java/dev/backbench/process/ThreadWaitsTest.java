package dev.backbench.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ThreadWaitsTest {
  @TempDir
  private Path proc;

  private void thread(String tid, long switches, String schedstat) throws IOException {
    Path folder = Files.createDirectories(proc.resolve("7/task/" + tid));
    Files.writeString(folder.resolve("status"),
        "Name:\tjava\nvoluntary_ctxt_switches:\t%d\nnonvoluntary_ctxt_switches:\t100\n".formatted(switches));
    Files.writeString(folder.resolve("schedstat"), schedstat);
  }

  private ThreadWaits.Reading read() {
    return ThreadWaits.Reading.of(proc, 7);
  }

  @Test
  void countsTheSwitchesOfBusyThreadsAndTheQueueOfAll() throws Exception {
    thread("7", 3, "100 50 4\n");
    thread("8", 40, "900 7 4\n");
    ThreadWaits.Reading before = read();
    // Of 1,000 ns the first ran 300 and was ready for 200, just half; the second did nothing but switch.
    thread("7", 5, "400 250 9\n");
    thread("8", 99, "910 8 70\n");
    thread("9", 1, "600 0 1\n");
    assertThat(read().since(before, 1000)).contains(new ThreadWaits(3, 201));
    assertThat(read().since(before, 1001)).contains(new ThreadWaits(1, 201));
  }

  @Test
  void saysNothingWhereTheKernelDoesNot() throws Exception {
    assertThat(read().threads()).isEmpty();
    Files.createDirectories(proc.resolve("7/task/7"));
    assertThat(read().threads()).isEmpty();
    thread("7", 3, "100 50 4\n");
    assertThat(read().since(new ThreadWaits.Reading(Map.of()), 10)).isEmpty();
    assertThat(new ThreadWaits.Reading(Map.of()).since(read(), 10)).isEmpty();
  }

  /** The kernel keeps fifteen characters of a name. A program may call a thread of its own as it likes, but not these. */
  @Test
  void tellsWhatCollectorsAndCompilersTook() throws Exception {
    String[] names = {"VM Thread", "GC Thread#0", "G1 Conc#0", "ZWorkerYoung#0", "Shenandoah GC T", "C2 CompilerThre",
        "Zebra", "main"};
    for (int i = 0; i < names.length; i++) {
      thread(Integer.toString(i), 0, "0 0 0\n");
      Files.writeString(proc.resolve("7/task/" + i + "/comm"), names[i] + "\n");
    }
    ThreadWaits.Reading before = read();
    for (int i = 0; i < names.length; i++) {
      thread(Integer.toString(i), 0, "%d 0 1\n".formatted(1 << i));
    }
    // 1 + 2 + 4 + 8 + 16, and 32.
    assertThat(read().since(before, 1000)).contains(new ThreadWaits(0, 0, 31, 32));
    ThreadWaits.Reading compilers = ThreadWaits.Reading.ofCompilers(proc, 7);
    assertThat(compilers.threads()).containsOnlyKeys("5");
    assertThat(compilers.since(before, 1000)).contains(new ThreadWaits(0, 0, 0, 32));
  }

  @Test
  void twoSlicesAddUp() {
    assertThat(new ThreadWaits(10, 500, 3, 4).plus(new ThreadWaits(1, 2, 5, 6)))
        .isEqualTo(new ThreadWaits(11, 502, 8, 10));
  }
}
