package dev.backbench.environment;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * What the kernel keeps in memory of files that were read.
 *
 * @param files of the machine
 */
public record PageCache(SystemFiles files) {
  private static final String FILE = "proc/sys/vm/drop_caches";
  /** Pages of files; directories and inodes stay. */
  private static final String PAGES = "1";

  /** Refuses null. */
  public PageCache {
    requireNonNull(files, "files");
  }

  /** Why it cannot be dropped; empty when it can. */
  public Optional<String> refusal() {
    return Files.isWritable(file())
        ? Optional.empty()
        : Optional.of("page cache: expected /%s to be writable, it is not. Run as root.".formatted(FILE));
  }

  /** Forgets all clean pages that no process maps, of the whole machine: who needs them next reads the disk (proc_sys_vm(5)). */
  public void drop() throws IOException {
    Files.writeString(file(), PAGES, StandardOpenOption.WRITE);
  }

  private Path file() {
    return files.root().resolve(FILE);
  }
}
