package dev.backbench.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProcessMemoryTest {
  /** Recorded from {@code cat /proc/self/smaps_rollup} on Linux 6.18. */
  private static final String RECORDED = """
      558d7dac9000-7ffe26acc000 ---p 00000000 00:00 0                          [rollup]
      Rss:                1756 kB
      Pss:                 314 kB
      Pss_Dirty:           116 kB
      Pss_Anon:            116 kB
      Pss_File:            198 kB
      Pss_Shmem:             0 kB
      Shared_Clean:       1588 kB
      Shared_Dirty:          0 kB
      Private_Clean:        52 kB
      Private_Dirty:       116 kB
      Referenced:         1756 kB
      Anonymous:           116 kB
      Private_Hugetlb:       0 kB
      Swap:                  0 kB
      """;

  @TempDir
  private Path proc;

  @Test
  void readsARecordedProcess() throws IOException {
    record(7, RECORDED, "S (sleeping)", 3, 4);
    // 1756, 314 and 52 + 116 = 168 KiB.
    assertThat(new ProcessMemory(proc).read(List.of(7L)))
        .hasValue(new Footprint(1_798_144, 321_536, 172_032, 3, 4));
  }

  @Test
  void sumsOverATree() throws IOException {
    record(7, RECORDED, "S (sleeping)", 3, 4);
    record(8, RECORDED.replace("1756", "1000"), "R (running)", 1, 2);
    assertThat(new ProcessMemory(proc).read(List.of(7L, 8L)))
        .hasValue(new Footprint((1756 + 1000) * 1024L, 2 * 321_536, 2 * 172_032, 4, 6));
  }

  @Test
  void countsNothingForTheDead() throws IOException {
    record(7, RECORDED, "S (sleeping)", 3, 4);
    record(9, RECORDED, "Z (zombie)", 1, 0);
    Files.delete(proc.resolve("9/smaps_rollup"));
    assertThat(new ProcessMemory(proc).read(List.of(7L, 8L, 9L)))
        .hasValue(new Footprint(1_798_144, 321_536, 172_032, 3, 4));
    assertThat(new ProcessMemory(proc).read(List.of(8L, 9L))).isEmpty();
    assertThat(new ProcessMemory(proc).read(List.of())).isEmpty();
  }

  @Test
  void saysWhatALivingProcessDoesNotShow() throws IOException {
    record(7, RECORDED, "S (sleeping)", 3, 4);
    Files.delete(proc.resolve("7/smaps_rollup"));
    assertThatThrownBy(() -> new ProcessMemory(proc).read(List.of(7L))).isInstanceOf(IOException.class)
        .hasMessageContaining("memory of process 7").hasMessageContaining("Linux 4.14");
  }

  @Test
  void refusesARollupWithoutItsNumbers() throws IOException {
    record(7, RECORDED.replace("Pss:", "Xss:"), "S (sleeping)", 3, 4);
    assertThatThrownBy(() -> new ProcessMemory(proc).read(List.of(7L))).hasMessageContaining("\"Pss\"");
    record(8, RECORDED.replace("1756", "many"), "S (sleeping)", 3, 4);
    assertThatThrownBy(() -> new ProcessMemory(proc).read(List.of(8L))).hasMessageContaining("\"many\"");
  }

  @Test
  void agreesWithVmRssOfALivingProcess() throws IOException {
    try (Children children = new Children("memory")) {
      Child child = children.start(new Command(List.of("sh", "-c", "read line"), proc, Map.of(), List.of(),
          proc.resolve("log"), true));
      // Waiting for its input means it is idle: two readings in a row agree.
      Footprint footprint = idle(child);
      // proc(5): VmRSS is inaccurate because of a kernel optimisation; batches per CPU, so some hundred KiB.
      assertThat(footprint.rssBytes()).isCloseTo(vmRssBytes(child.pid()), within(512L << 10));
      assertThat(footprint.pssBytes()).isBetween(1L, footprint.rssBytes());
      assertThat(footprint.privateBytes()).isBetween(1L, footprint.pssBytes());
      assertThat(footprint.threads()).isEqualTo(1);
      // Its three standard streams.
      assertThat(footprint.descriptors()).isGreaterThanOrEqualTo(3);
      child.input().close();
      assertThat(child.waitFor(java.time.Duration.ofSeconds(10))).isTrue();
      assertThat(new ProcessMemory().read(List.of(child.pid()))).isEmpty();
    }
  }

  private static Footprint idle(Child child) throws IOException {
    long end = System.nanoTime() + 10_000_000_000L;
    Footprint before = Footprint.NONE;
    while (System.nanoTime() < end) {
      child.waitFor(java.time.Duration.ofMillis(50));
      Footprint now = new ProcessMemory().read(child.tree()).orElseThrow();
      if (now.equals(before)) {
        return now;
      }
      before = now;
    }
    throw new AssertionError("never idle: " + before);
  }

  private static long vmRssBytes(long pid) throws IOException {
    String line = Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
        .filter(text -> text.startsWith("VmRSS:")).findFirst().orElseThrow();
    return Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024;
  }

  private void record(long pid, String rollup, String state, int threads, int descriptors) throws IOException {
    Path folder = Files.createDirectories(proc.resolve(Long.toString(pid)));
    Files.writeString(folder.resolve("smaps_rollup"), rollup);
    Files.writeString(folder.resolve("status"), "Name:\tx\nState:\t%s\nThreads:\t%d\n".formatted(state, threads));
    for (int i = 0; i < descriptors; i++) {
      Files.createDirectories(folder.resolve("fd")).resolve(Integer.toString(i)).toFile().createNewFile();
    }
    Files.createDirectories(folder.resolve("fd"));
  }
}
