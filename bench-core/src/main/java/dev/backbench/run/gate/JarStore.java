package dev.backbench.run.gate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Jars that baselines stand for, by their digest: a suspect is measured against the very build that set the mark. */
public final class JarStore {
  private final Path folder;

  /** In that folder, which need not exist yet. */
  public JarStore(Path folder) {
    this.folder = folder;
  }

  /**
   * Keeps a copy, unless there is one.
   *
   * @param sha256 the jar's digest, hexadecimal
   * @throws IOException when the disk refuses
   */
  public void keep(Path jar, String sha256) throws IOException {
    if (find(sha256).isEmpty()) {
      Files.createDirectories(folder);
      Path part = Files.createTempFile(folder, "keeping-", ".part");
      try {
        Files.copy(jar, part, StandardCopyOption.REPLACE_EXISTING);
        Files.move(part, file(sha256), StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(part);
      }
    }
  }

  /** The jar of that digest; empty when it was never kept here. */
  public Optional<Path> find(String sha256) {
    return Optional.of(file(sha256)).filter(Files::isRegularFile);
  }

  private Path file(String sha256) {
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("jar: expected a SHA-256 in hexadecimal, got " + sha256);
    }
    return folder.resolve(sha256 + ".jar");
  }
}
