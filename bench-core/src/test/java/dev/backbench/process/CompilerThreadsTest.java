package dev.backbench.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.backbench.environment.AllowedCpus;
import dev.backbench.environment.SystemFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class CompilerThreadsTest {
  private static final long PID = ProcessHandle.current().pid();
  private final List<Integer> allowed = List.copyOf(AllowedCpus.of(SystemFiles.ofMachine()));

  @AfterEach
  void setFree() {
    CompilerThreads.place(PID, allowed);
  }

  @Test
  void placesCompilersAndNobodyElse() throws Exception {
    Map<String, String> before = cpusByThread(false);
    CompilerThreads.place(PID, allowed.subList(0, 1));
    Map<String, String> compilers = cpusByThread(true);
    assertThat(compilers).isNotEmpty();
    assertThat(compilers.values()).containsOnly(allowed.getFirst().toString());
    Map<String, String> others = cpusByThread(false);
    others.keySet().retainAll(before.keySet());
    before.keySet().retainAll(others.keySet());
    assertThat(others).isEqualTo(before);

    // Numbers of CPUs that there are not do no harm beside some that there are.
    List<Integer> more = new ArrayList<>(allowed);
    more.add(900);
    CompilerThreads.place(PID, more);
    assertThat(cpusByThread(true).values()).containsOnly(cpus("self"));
  }

  /** This machine's own are busy now and then, but not for a minute while nothing new runs. */
  @Test
  void waitsUntilCompilersHaveNothingToDo() {
    assertThat(CompilerThreads.settle(PID, Duration.ofMinutes(1))).isTrue();
    assertThat(CompilerThreads.settle(Integer.MAX_VALUE, Duration.ofMinutes(1))).isTrue();
    assertThat(CompilerThreads.settle(PID, Duration.ZERO)).isFalse();
  }

  @Test
  void leavesAProcessAloneThatIsGone() {
    assertThatCode(() -> CompilerThreads.place(Integer.MAX_VALUE, allowed)).doesNotThrowAnyException();
    assertThat(Posix.place(Integer.MAX_VALUE, allowed)).isFalse();
  }

  private static Map<String, String> cpusByThread(boolean compilers) throws IOException {
    Map<String, String> found = new TreeMap<>();
    for (Map.Entry<String, ThreadWaits.Counts> thread : ThreadWaits.Reading.of(PID).threads().entrySet()) {
      if (compilers == thread.getValue().name().matches("C[12] Compiler.*")
          && Files.exists(Path.of("/proc/self/task", thread.getKey()))) {
        found.put(thread.getKey(), cpus("self/task/" + thread.getKey()));
      }
    }
    return found;
  }

  private static String cpus(String of) throws IOException {
    return Files.readAllLines(Path.of("/proc", of, "status")).stream()
        .filter(line -> line.startsWith("Cpus_allowed_list:")).findFirst().orElseThrow()
        .substring("Cpus_allowed_list:".length()).strip();
  }
}
