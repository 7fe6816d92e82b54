package dev.backbench.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.backbench.contract.InputSize;
import dev.backbench.contract.KernelSource;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Locale;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * One generated input, with its SHA-256 beside it in the format of {@code sha256sum}.
 *
 * @param path the file
 * @param size what its source is asked for
 * @param parameters what its source is asked for
 */
record InputFile(Path path, InputSize size, SortedMap<String, String> parameters) {
  /** In that folder, at the place that parameters and size name. */
  static InputFile in(Path folder, InputSize size, SortedMap<String, String> parameters) {
    String values = parameters.isEmpty()
        ? "default"
        : parameters.entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining(","));
    return new InputFile(folder.resolve(values).resolve(size.name().toLowerCase(Locale.ROOT) + ".bin"), size,
        parameters);
  }

  /** Writes the file unless it is there with the content it once had; its SHA-256. */
  String ensure(KernelSource source) throws IOException {
    Path manifest = beside(".sha256");
    if (Files.isRegularFile(path) && Files.isRegularFile(manifest)) {
      String digest = ContentHash.of(path);
      if (Files.readString(manifest, UTF_8).equals(line(digest))) {
        return digest;
      }
    }
    Files.createDirectories(path.getParent());
    Path work = Files.createTempFile(path.getParent(), "writing-", ".tmp");
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(work), 1 << 16)) {
        source.write(size, parameters, out);
      }
      String digest = ContentHash.of(work);
      Files.move(work, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      replace(manifest, line(digest));
      return digest;
    } finally {
      Files.deleteIfExists(work);
    }
  }

  /** Leaves the reference's checksum beside the file, where a JMH fork finds it. */
  void note(String checksum) throws IOException {
    replace(beside(".checksum"), checksum + "\n");
  }

  /** Leaves the reference's running sums beside the file, so that a JMH fork need not compute them, and warm up by it. */
  void note(RunningSums sums) throws IOException {
    replace(beside(".sums"), sums.bytes());
  }

  private String line(String digest) {
    return digest + "  " + path.getFileName() + "\n";
  }

  private Path beside(String suffix) {
    return path.resolveSibling(path.getFileName() + suffix);
  }

  private static void replace(Path file, String text) throws IOException {
    replace(file, text.getBytes(UTF_8));
  }

  private static void replace(Path file, byte[] content) throws IOException {
    if (Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), content)) {
      return;
    }
    Path work = Files.createTempFile(file.getParent(), "writing-", ".tmp");
    Files.write(work, content);
    Files.move(work, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
