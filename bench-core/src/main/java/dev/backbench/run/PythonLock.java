package dev.backbench.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.backbench.result.Status;
import dev.backbench.unit.Quoted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A lock file, {@code requirements.txt}: each package with its exact version and the SHA-256 of its wheels. Options are
 * refused, so that no file can say where packages come from; that is the machine's to say.
 */
final class PythonLock {
  private static final Pattern PIN = Pattern.compile(
      "[A-Za-z0-9][A-Za-z0-9._-]*==[A-Za-z0-9.!+]+(\\s*;[^#@/\\\\]+?)?(\\s+--hash=sha256:[0-9a-f]{64})+");

  private final Path file;
  private int pins;

  /** For messages, which go into reports: the file and its folder, not where that is. */
  static Path name(Path file) {
    int names = file.getNameCount();
    return file.subpath(Math.max(0, names - 2), names);
  }

  private PythonLock(Path file) {
    this.file = file;
  }

  /**
   * The file's content.
   *
   * @throws ForkFailure naming the first line that is no pinned package with its hashes
   */
  static String read(Path file) throws IOException, ForkFailure {
    String content = Files.readString(file, UTF_8);
    PythonLock lock = new PythonLock(file);
    lock.check(content.lines().toList());
    if (lock.pins == 0) {
      throw new ForkFailure(Status.FAILED, "%s: expected at least one package, got none.".formatted(name(file)));
    }
    return content;
  }

  private void check(List<String> lines) throws ForkFailure {
    StringBuilder entry = new StringBuilder();
    int first = 1;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      boolean continued = line.endsWith("\\") && i + 1 < lines.size();
      entry.append(continued ? line.substring(0, line.length() - 1) : line);
      if (!continued) {
        check(first, entry.toString().strip());
        entry.setLength(0);
        first = i + 2;
      }
    }
  }

  private void check(int number, String entry) throws ForkFailure {
    if (entry.isEmpty() || entry.startsWith("#")) {
      return;
    }
    if (!PIN.matcher(entry).matches()) {
      throw new ForkFailure(Status.FAILED,
          "%s:%d: expected NAME==VERSION and a --hash=sha256:... for each wheel, got %s. Pin it; pip-compile --generate-hashes writes such a file."
              .formatted(name(file), number, Quoted.of(entry)));
    }
    pins++;
  }
}
