package dev.backbench.environment;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The kernel's files under {@code /proc} and {@code /sys}, and those of {@code /etc} that say what system it is.
 *
 * @param root {@code /}, or a folder with recorded files
 */
public record SystemFiles(Path root) {
  private static final int MOST_BYTES = 1 << 20;

  /** Refuses null. */
  public SystemFiles {
    requireNonNull(root, "root");
  }

  /** Those of this machine. */
  public static SystemFiles ofMachine() {
    return new SystemFiles(Path.of("/"));
  }

  /** The text of a file, up to 1 MiB; empty when it is absent or unreadable, as both mean that the system does not say. */
  public Optional<String> text(String path) {
    try (InputStream in = Files.newInputStream(root.resolve(path))) {
      // The files of /proc have no size, so it cannot be asked beforehand.
      return Optional.of(new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The first line, without blanks around it; empty when there is none. */
  public Optional<String> line(String path) {
    return text(path).flatMap(text -> text.lines().findFirst()).map(String::strip).filter(line -> !line.isEmpty());
  }

  /** The lines of a file; none when it is absent. */
  public List<String> lines(String path) {
    return text(path).stream().flatMap(String::lines).toList();
  }

  /** What follows {@code key:} or {@code key=} on the first such line. */
  public Optional<String> value(String path, String key) {
    return lines(path).stream().filter(line -> line.startsWith(key))
        .map(line -> line.substring(key.length()).strip()).filter(rest -> rest.startsWith(":") || rest.startsWith("="))
        .map(rest -> rest.substring(1).strip()).filter(value -> !value.isEmpty()).findFirst();
  }

  /** As {@link #value}, in the form {@code 16384 kB}, in bytes. */
  public OptionalLong bytes(String path, String key) {
    Optional<String> value = value(path, key).filter(text -> text.matches("[0-9]{1,15} kB"));
    return value.isPresent()
        ? OptionalLong.of(Long.parseLong(value.get().split(" ")[0]) << 10)
        : OptionalLong.empty();
  }

  /** Whether there is such a file or folder. */
  public boolean exists(String path) {
    return Files.exists(root.resolve(path));
  }
}
