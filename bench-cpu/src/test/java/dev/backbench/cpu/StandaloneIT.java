package dev.backbench.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbench.contract.Arm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code java -jar benchmarks.jar}, as a person types it. */
final class StandaloneIT {
  private static final Path JAR = Path.of("target", "benchmarks.jar").toAbsolutePath();

  @TempDir
  private Path directory;

  @Test
  void everyBenchmarkGeneratesItsInputAndComputesItRight() throws Exception {
    Program jmh = jmh(".*", List.of());
    assertThat(jmh.exitCode()).as(jmh.output()).isZero();
    Manifests.workloads().stream().flatMap(workload -> workload.contenders().stream())
        .filter(contender -> contender.arm() instanceof Arm.Jmh)
        .forEach(contender -> assertThat(jmh.output()).contains(((Arm.Jmh) contender.arm()).benchmark()));
    try (var left = Files.list(directory)) {
      assertThat(left.map(file -> file.getFileName().toString())).noneMatch(name -> name.startsWith("backbench-"));
    }
  }

  @Test
  void aForkWithAWrongVerifyChecksumMeasuresNothing() throws Exception {
    Path verify = Files.write(directory.resolve("verify.bin"), new byte[]{'B', 'B', 'N', 'O', 1, 0, 0, 0});
    Files.writeString(directory.resolve("verify.bin.checksum"), "0x0000000000000001\n");
    Program jmh = jmh("NoopBenchmark", List.of("-jvmArgsAppend", "-Dbackbench.verify=" + verify));
    assertThat(jmh.exitCode()).isNotZero();
    assertThat(jmh.output()).contains("WrongResultException", "contract says 0x0000000000000001. No timing was taken.");
  }

  /** In a temporary folder of its own, because JMH's lock is one per temporary folder. */
  private Program jmh(String pattern, List<String> more) throws IOException, InterruptedException {
    List<String> argv = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Djava.io.tmpdir=" + directory, "-jar", JAR.toString(), pattern, "-f", "1", "-wi", "0", "-i", "1", "-r",
        "50ms",
        "-foe", "true", "-p", "size=S"));
    argv.addAll(more);
    return Program.run(directory, argv);
  }
}
