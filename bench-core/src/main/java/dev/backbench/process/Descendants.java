package dev.backbench.process;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The live descendants of a process, as each of its threads tells them (Linux, {@code /proc/<pid>/task/<tid>/children}),
 * where the JDK reads the state of every process of the machine, which next to eleven services and their database takes
 * longer than a tenth of a slice. Where the kernel does not tell, the JDK does.
 */
final class Descendants {
  private static final Path PROC = Path.of("/proc");
  private static final boolean TOLD = Files.isReadable(PROC.resolve("thread-self").resolve("children"));

  private Descendants() {}

  /** That process and all that descend from it; empty when it is gone. */
  static List<Long> withRoot(long pid) {
    if (!TOLD) {
      return ProcessHandle.of(pid).stream().flatMap(root -> Stream.concat(Stream.of(root), root.descendants()))
          .map(ProcessHandle::pid).toList();
    }
    List<Long> all = new ArrayList<>();
    if (Files.isDirectory(PROC.resolve(Long.toString(pid)))) {
      all.add(pid);
    }
    for (int next = 0; next < all.size(); next++) {
      addChildren(all.get(next), all);
    }
    return all;
  }

  private static void addChildren(long pid, List<Long> all) {
    try (Stream<Path> threads = Files.list(PROC.resolve(Long.toString(pid)).resolve("task"))) {
      threads.flatMap(thread -> children(thread).lines()).flatMap(line -> Stream.of(line.split(" ")))
          .map(Long::valueOf).forEach(all::add);
    } catch (IOException | UncheckedIOException ended) {
      // It has no children any more.
    }
  }

  private static String children(Path thread) {
    try {
      return Files.readString(thread.resolve("children"), US_ASCII);
    } catch (IOException ended) {
      // Another thread of its process has them now.
      return "";
    }
  }
}
