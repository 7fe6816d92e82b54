package dev.backbench.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * The one temporary directory of a run. Its name and a file in it say whose it is, so that it can be found and removed
 * after a crash.
 */
public final class Scratch implements AutoCloseable {
  static final String PREFIX = "backbench-";
  static final String OWNER_FILE = ".coordinator";

  private final Path directory;

  private Scratch(Path directory) {
    this.directory = directory;
  }

  /**
   * Makes {@code backbench-<run>-<random>} below that directory.
   *
   * @param parent usually the system's temporary directory
   * @throws IOException when it cannot be made
   */
  public static Scratch create(Path parent, String runId) throws IOException {
    Path directory = Files.createTempDirectory(parent, PREFIX + runId + "-");
    Files.writeString(directory.resolve(OWNER_FILE), Coordinator.current());
    return new Scratch(directory);
  }

  /** The directory, absolute. */
  public Path directory() {
    return directory;
  }

  /** Removes the directory with everything in it; what cannot be removed is left for {@link Leftovers}. */
  @Override
  public void close() {
    try {
      delete(directory);
    } catch (IOException e) {
      // A process that is still dying may write once more. The next command removes what remains.
      System.Logger log = System.getLogger(Scratch.class.getName());
      log.log(System.Logger.Level.DEBUG, "left behind", e);
    }
  }

  /**
   * Removes a tree; links are removed, not followed. One that is not there is as good as removed.
   *
   * @throws IOException when something of it cannot be removed
   */
  public static void delete(Path root) throws IOException {
    if (!Files.exists(root, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(root, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        Files.deleteIfExists(file);
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
        if (e instanceof NoSuchFileException) {
          return FileVisitResult.CONTINUE;
        }
        throw e;
      }

      @Override
      public FileVisitResult postVisitDirectory(Path directory, java.io.IOException e) throws IOException {
        if (e != null) {
          throw e;
        }
        Files.deleteIfExists(directory);
        return FileVisitResult.CONTINUE;
      }
    });
  }

  /** Reads who owns a scratch directory; empty text when it does not say. */
  static String owner(Path directory) {
    Path file = directory.resolve(OWNER_FILE);
    try {
      return Files.isRegularFile(file) ? Files.readString(file).strip() : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
