package dev.backbench.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbench.contract.Arm;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** A jar without benchmarks builds green: only its list tells. */
final class BenchmarkListIT {
  private static final Path JAR = Path.of("target", "benchmarks.jar");

  @Test
  void namesEveryBenchmarkOfEveryManifest() throws IOException {
    String list = list();
    assertThat(benchmarks()).isNotEmpty().allSatisfy(benchmark -> {
      int dot = benchmark.lastIndexOf('.');
      // JMH writes each name with its length before it, class and method apart.
      assertThat(list).contains(benchmark.substring(0, dot) + " ").contains(" " + benchmark.substring(dot + 1) + " ");
    });
  }

  @Test
  void namesEveryBenchmarkClassOfTheJar() throws IOException {
    String list = list();
    try (JarFile jar = new JarFile(JAR.toFile())) {
      List<String> classes = jar.stream().map(entry -> entry.getName())
          .filter(name -> name.startsWith("dev/backbench/cpu/") && name.endsWith("Benchmark.class"))
          .map(name -> name.substring(0, name.length() - ".class".length()).replace('/', '.')).toList();
      assertThat(classes).isNotEmpty().allSatisfy(name -> assertThat(list).contains(name + " "));
    }
  }

  private static List<String> benchmarks() {
    return Manifests.workloads().stream().flatMap(workload -> workload.contenders().stream())
        .filter(contender -> contender.arm() instanceof Arm.Jmh)
        .map(contender -> ((Arm.Jmh) contender.arm()).benchmark())
        .toList();
  }

  private static String list() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile());
        InputStream in = jar.getInputStream(jar.getEntry("META-INF/BenchmarkList"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
