package dev.backbench.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Benchmark;

/** Since JDK 23 a missing annotation processor empties the jar without a word. */
final class BenchmarkListIT {
  private static final Path CLASSES = Path.of("target", "classes");

  @Test
  void namesEveryBenchmarkMethod() throws IOException {
    List<String> declared = declared();
    assertThat(declared).hasSizeGreaterThanOrEqualTo(30);
    assertThat(BenchmarksJar.listed()).containsExactlyInAnyOrderElementsOf(declared);
  }

  @Test
  void holdsWhatTheManifestsName() throws IOException {
    List<String> listed = BenchmarksJar.listed();
    try (Stream<Path> manifests = Files.walk(Path.of("workloads")).filter(path -> path.endsWith("workload.json"))) {
      List<String> named = manifests.flatMap(manifest -> lines(manifest).stream())
          .filter(line -> line.contains("\"benchmark\": "))
          .map(line -> line.replaceAll(".*\"benchmark\": \"([^\"]+)\".*", "$1"))
          .toList();
      assertThat(named).isNotEmpty().isSubsetOf(listed);
    }
  }

  @Test
  void namesEveryDriverAsAService() throws IOException {
    assertThat(BenchmarksJar.entry("META-INF/services/java.sql.Driver")).contains("org.postgresql.Driver");
    assertThat(BenchmarksJar.entry("META-INF/services/jakarta.persistence.spi.PersistenceProvider"))
        .contains("org.hibernate.jpa.HibernatePersistenceProvider");
  }

  private static List<String> declared() throws IOException {
    try (Stream<Path> files = Files.walk(CLASSES)) {
      return files.map(CLASSES::relativize).map(Path::toString).filter(name -> name.endsWith("Benchmark.class"))
          .map(name -> name.substring(0, name.length() - ".class".length()).replace('/', '.'))
          .flatMap(BenchmarkListIT::methods).toList();
    }
  }

  private static Stream<String> methods(String type) {
    try {
      return Arrays.stream(Class.forName(type).getMethods())
          .filter((Method method) -> method.isAnnotationPresent(Benchmark.class))
          .map(method -> type + "." + method.getName());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(type, e);
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
