package dev.backbench.probe;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/** A jar that stands for a suite's {@code benchmarks.jar}: it names the test classes and JMH as its class path. */
final class BenchmarksJar {
  private BenchmarksJar() {}

  /** Writes it. The probe comes from elsewhere, as in life, and this module's other dependencies do not come at all. */
  static Path write(Path file) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    String classPath = Arrays.stream(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
        .filter(entry -> entry.contains("test-classes") || entry.contains("jmh-core") || entry.contains("jopt-simple")
            || entry.contains("commons-math3"))
        .map(entry -> Path.of(entry).toUri().toString()).collect(Collectors.joining(" "));
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath);
    try (OutputStream out = Files.newOutputStream(file)) {
      new JarOutputStream(out, manifest).close();
    }
    return file;
  }

  /** Where the probe's own classes are: a jar or a directory. */
  static Path probe() {
    try {
      return Path.of(TokenProfiler.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
