package dev.backbench.plan;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where programs are looked for.
 *
 * @param folders in order
 */
public record SearchPath(List<Path> folders) {
  /** Copies the list. */
  public SearchPath {
    folders = List.copyOf(folders);
  }

  /** Parses {@code PATH}; entries that are relative or no path are left out, as what they mean depends on the caller. */
  public static SearchPath parse(String text) {
    List<Path> folders = new ArrayList<>();
    for (String entry : text.split(File.pathSeparator)) {
      try {
        Path folder = Path.of(entry);
        if (folder.isAbsolute()) {
          folders.add(folder);
        }
      } catch (InvalidPathException e) {
        // Nothing can be found there.
      }
    }
    return new SearchPath(folders);
  }

  /** That of this process. */
  public static SearchPath ofProcess() {
    return parse(Optional.ofNullable(System.getenv("PATH")).orElse(""));
  }

  /** Every executable of that name, in order. */
  public List<Path> all(String name) {
    return folders.stream().map(folder -> folder.resolve(name)).filter(Files::isRegularFile)
        .filter(Files::isExecutable).toList();
  }

  /** The executable that typing the name would start. */
  public Optional<Path> first(String name) {
    return all(name).stream().findFirst();
  }
}
