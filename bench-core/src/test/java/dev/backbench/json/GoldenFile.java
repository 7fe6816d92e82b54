package dev.backbench.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An expected text in the test resources; on a difference the actual text is written beside it, to be looked at. */
record GoldenFile(String name) {

  Path file() {
    return Path.of("src/test/resources/golden").resolve(name);
  }

  String text() {
    try {
      return Files.exists(file()) ? Files.readString(file()) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void expect(String actual) {
    Path beside = file().resolveSibling(name + ".actual");
    try {
      Files.deleteIfExists(beside);
      if (!actual.equals(text())) {
        Files.createDirectories(beside.resolveSibling(""));
        Files.writeString(beside, actual);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThat(actual).as("%s differs; the actual text is in %s", file(), beside).isEqualTo(text());
  }
}
