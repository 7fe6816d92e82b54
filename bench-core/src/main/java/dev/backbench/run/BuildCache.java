package dev.backbench.run;

import static java.util.Objects.requireNonNull;

import dev.backbench.process.Coordinator;
import dev.backbench.process.Scratch;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is built once per content, {@code <folder>/<hash>/}: made aside and renamed when it is whole, so that a build that
 * was killed leaves nothing to be believed.
 */
final class BuildCache {
  private static final String ASIDE = "building-";

  private final Path folder;

  BuildCache(Path folder) {
    this.folder = requireNonNull(folder, "folder").toAbsolutePath().normalize();
  }

  /**
   * The folder of that hash, built when it is not there.
   *
   * @throws ForkFailure when the build says so; nothing is left of it
   */
  Path get(String hash, Build build) throws IOException, ForkFailure {
    Path whole = folder.resolve(hash);
    if (Files.isDirectory(whole)) {
      return whole;
    }
    removeAbandoned();
    // Python makes no environment in a path with a colon, which separates the entries of PATH.
    Path aside = Files.createTempDirectory(folder(), ASIDE + Coordinator.current().replace(':', '.') + "-");
    try {
      build.into(aside);
      Files.move(aside, whole, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException | DirectoryNotEmptyException builtMeanwhile) {
      // Another run had the same thought; same content, same result.
    } finally {
      Scratch.delete(aside);
    }
    return whole;
  }

  /** The folder itself, made when it is missing. */
  Path folder() throws IOException {
    return Files.createDirectories(folder);
  }

  /** What a killed process was building. */
  private void removeAbandoned() throws IOException {
    List<Path> asides;
    try (Stream<Path> files = Files.list(folder())) {
      asides = files.filter(file -> file.getFileName().toString().startsWith(ASIDE)).toList();
    }
    for (Path aside : asides) {
      String name = aside.getFileName().toString();
      String owner = name.substring(ASIDE.length(), Math.max(ASIDE.length(), name.lastIndexOf('-')));
      if (!Coordinator.alive(owner.replace('.', ':'))) {
        Scratch.delete(aside);
      }
    }
  }

  /** Fills an empty folder. */
  @FunctionalInterface
  interface Build {
    void into(Path folder) throws IOException, ForkFailure;
  }
}
