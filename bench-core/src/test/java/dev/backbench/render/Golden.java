package dev.backbench.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares with a file of the test resources; what was got is left in {@code target/golden} to look at or to adopt. */
final class Golden {
  private static final Path ACTUAL = Path.of("target", "golden");

  private Golden() {}

  static void check(String name, String actual) {
    try (InputStream in = Golden.class.getResourceAsStream(name)) {
      String expected = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
      if (!expected.equals(actual)) {
        Files.createDirectories(ACTUAL);
        Files.writeString(ACTUAL.resolve(name), actual);
      }
      assertThat(actual)
          .as("golden file %s; what was got is in bench-core/%s", name, ACTUAL.resolve(name)).isEqualTo(expected);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
