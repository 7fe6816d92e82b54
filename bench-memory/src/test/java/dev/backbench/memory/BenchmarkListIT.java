package dev.backbench.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Benchmark;

/** JMH finds benchmarks in one list, and a jar without it is built without a word. */
final class BenchmarkListIT {
  private static final Path CLASSES = Path.of("target", "classes");

  @Test
  void namesEveryBenchmark() throws IOException {
    List<String> written = benchmarks();
    assertThat(written).contains("dev.backbench.memory.allocationchurn.AllocationChurnBenchmark.churn");
    assertThat(listed()).containsExactlyInAnyOrderElementsOf(written);
  }

  private static List<String> benchmarks() throws IOException {
    try (Stream<Path> files = Files.walk(CLASSES)) {
      return files.map(file -> CLASSES.relativize(file).toString())
          .filter(name -> name.endsWith(".class") && !name.contains("jmh_generated") && !name.contains("-info"))
          .map(name -> name.substring(0, name.length() - ".class".length()).replace('/', '.'))
          .flatMap(name -> Arrays.stream(methods(name))).filter(method -> method.isAnnotationPresent(Benchmark.class))
          .map(method -> method.getDeclaringClass().getName() + "." + method.getName()).distinct().toList();
    }
  }

  private static Method[] methods(String name) {
    try {
      return Class.forName(name, false, BenchmarkListIT.class.getClassLoader()).getMethods();
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  /** A line is {@code JMH} and fields of the form {@code S length text}: class, generated class, method and more. */
  private static List<String> listed() throws IOException {
    try (JarFile jar = new JarFile(Path.of("target", "benchmarks.jar").toFile())) {
      byte[] list = jar.getInputStream(jar.getEntry("META-INF/BenchmarkList")).readAllBytes();
      return new String(list, StandardCharsets.UTF_8).lines().filter(line -> !line.isEmpty())
          .map(line -> line.split(" ", -1))
          .map(fields -> fields[3] + "." + fields[9]).toList();
    }
  }
}
