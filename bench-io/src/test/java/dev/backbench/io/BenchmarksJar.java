package dev.backbench.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;

/** The suite's jar. */
public final class BenchmarksJar {
  /** Where it is. */
  public static final Path PATH = Path.of("target", "benchmarks.jar").toAbsolutePath();

  private BenchmarksJar() {}

  /**
   * The benchmarks that it lists, as {@code package.Class.method}. JMH's format is "JMH S 22 class S n generated-class S n
   * method ..."; the pieces we need are words of their own.
   */
  public static List<String> listed() throws IOException {
    return entry("META-INF/BenchmarkList").lines().filter(line -> line.startsWith("JMH "))
        .map(line -> line.split(" +")).map(words -> words[3] + "." + words[9]).toList();
  }

  /** An entry's text. */
  public static String entry(String name) throws IOException {
    try (JarFile jar = new JarFile(PATH.toFile()); InputStream entry = jar.getInputStream(jar.getEntry(name))) {
      return new String(entry.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
