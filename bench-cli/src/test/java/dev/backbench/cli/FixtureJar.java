package dev.backbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A jar of JMH benchmarks that is compiled on the spot, as a project that is not ours would have it. */
final class FixtureJar {
  private static final String PAIR = """
      @Benchmark public void same() { Blackhole.consumeCPU(SAME); }
      @Benchmark @OutputTimeUnit(TimeUnit.MICROSECONDS) public void slower() { Blackhole.consumeCPU(WORK); }
      """;
  /** Every mode, a parameter, a group, two threads and more bytes. */
  private static final String MODES = """
      @State(Scope.Benchmark) public static class Size { @Param({"1", "2"}) public int size; }
      @Benchmark @BenchmarkMode(Mode.AverageTime) public void average(Size size) { Blackhole.consumeCPU(WORK * size.size); }
      @Benchmark @BenchmarkMode(Mode.SampleTime) public void sample() { Blackhole.consumeCPU(WORK); }
      @Benchmark @BenchmarkMode(Mode.SingleShotTime) public void shot() { Blackhole.consumeCPU(100L * WORK); }
      @Benchmark @Threads(2) public void threads() { Blackhole.consumeCPU(WORK); }
      @Benchmark @Group("both") public void left() { Blackhole.consumeCPU(WORK); }
      @Benchmark @Group("both") public void right() { Blackhole.consumeCPU(WORK); }
      @Benchmark public byte[] allocates() { Blackhole.consumeCPU(SAME); return new byte[WORK]; }
      """;

  private FixtureJar() {}

  /** Compiles one whose slower benchmarks do that much work; the annotation processor is on the tests' class path. */
  static Path of(Path directory, String name, int work) throws IOException {
    Path root = Files.createDirectory(directory.resolve(name));
    Path classes = Files.createDirectory(root.resolve("classes"));
    List<Path> sources = List.of(write(root, "PairBenchmark", work, PAIR), write(root, "ModesBenchmark", work, MODES));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<String> options = List.of("-d", classes.toString(), "-classpath", System.getProperty("java.class.path"),
          "-proc:full", "--release", "25");
      assertThat(compiler.getTask(said, files, null, options, null, files.getJavaFileObjectsFromPaths(sources)).call())
          .as(said.toString()).isTrue();
    }
    return pack(classes, root.resolve(name + ".jar"));
  }

  private static Path write(Path root, String type, int work, String body) throws IOException {
    return Files.writeString(root.resolve(type + ".java"), """
        package fixture;
        import java.util.concurrent.TimeUnit;
        import org.openjdk.jmh.annotations.*;
        import org.openjdk.jmh.infra.Blackhole;
        public class %s {
          private static final int WORK = %d;
          private static final int SAME = 2000;
          %s
        }
        """.formatted(type, work, body));
  }

  /** JMH itself is named by the manifest, as a thin jar with a lib folder does. */
  private static Path pack(Path classes, Path jar) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, libraries());
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream packed = new JarOutputStream(out, manifest);
        Stream<Path> all = Files.walk(classes)) {
      for (Path file : new ArrayList<>(all.filter(Files::isRegularFile).toList())) {
        packed.putNextEntry(new ZipEntry(classes.relativize(file).toString()));
        Files.copy(file, packed);
      }
    }
    return jar;
  }

  private static String libraries() {
    return Stream.of(org.openjdk.jmh.annotations.Benchmark.class, joptsimple.OptionParser.class,
        org.apache.commons.math3.util.FastMath.class)
        .map(type -> type.getProtectionDomain().getCodeSource().getLocation().toString())
        .collect(Collectors.joining(" "));
  }
}
