package dev.backbench.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Which JMH a jar of benchmarks brings: two of them do not measure alike. */
final class JmhVersion {
  private JmhVersion() {}

  /** As JMH's own properties in the jar say; empty for a jar that holds none. */
  static Optional<String> of(Path jar) throws IOException {
    if (!Files.isRegularFile(jar)) {
      return Optional.empty();
    }
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      ZipEntry entry = zip.getEntry("jmh.properties");
      if (entry == null) {
        return Optional.empty();
      }
      Properties properties = new Properties();
      try (InputStream in = zip.getInputStream(entry)) {
        properties.load(in);
      }
      return Optional.ofNullable(properties.getProperty("jmh.version"));
    }
  }
}
