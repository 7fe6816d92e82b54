package dev.backbench.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backbench.contract.Arm;
import dev.backbench.contract.InputSize;
import dev.backbench.contract.Kernel;
import dev.backbench.contract.KernelSource;
import dev.backbench.contract.Workload;
import dev.backbench.contract.WrongResultException;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

final class KernelStateTest {
  @TempDir
  private Path directory;

  @BeforeEach
  @AfterEach
  void standAlone() {
    System.clearProperty("backbench.input");
    System.clearProperty("backbench.verify");
  }

  static Stream<Arguments> benchmarks() {
    return Manifests.workloads().stream().flatMap(workload -> workload.contenders().stream()
        .filter(contender -> contender.arm() instanceof Arm.Jmh)
        .map(contender -> Arguments.of(workload.id(), contender.id(), workload,
            ((Arm.Jmh) contender.arm()).benchmark())));
  }

  /** The benchmark method itself, on the verify input, against the checksum in the manifest. */
  @ParameterizedTest(name = "{0}[{1}]")
  @MethodSource("benchmarks")
  void everyBenchmarkComputesTheCommittedChecksum(String id, String contender, Workload workload, String name)
      throws Exception {
    Class<?> type = Class.forName(name.substring(0, name.lastIndexOf('.')));
    KernelState benchmark = (KernelState) type.getConstructor().newInstance();
    Path verify = directory.resolve("verify.bin");
    try (OutputStream out = Files.newOutputStream(verify)) {
      benchmark.source().write(InputSize.VERIFY, benchmark.parameters(), out);
    }
    Files.writeString(directory.resolve("verify.bin.checksum"),
        "0x%016x%n".formatted(workload.input().orElseThrow().verifyChecksum()));
    System.setProperty("backbench.verify", verify.toString());
    System.setProperty("backbench.input", verify.toString());
    benchmark.load();
    Kernel reference = benchmark.source().load(verify);
    Method method = type.getMethod(name.substring(name.lastIndexOf('.') + 1));
    int batch = Optional.ofNullable(method.getAnnotation(OperationsPerInvocation.class)).map(each -> each.value())
        .orElse(1);
    if (benchmark instanceof ParallelKernelState parallel) {
      parallel.start();
    }
    for (int i = 0; i < reference.items() + 3; i += batch) {
      long sum = 0;
      for (int j = 0; j < batch; j++) {
        sum += reference.step();
      }
      assertThat(method.invoke(benchmark)).isEqualTo(sum);
    }
    benchmark.check();
    if (benchmark instanceof ParallelKernelState parallel) {
      parallel.end();
    }
  }

  @Test
  void manyWorkersShareABatchAndEachIsChecked() throws Exception {
    Shared benchmark = new Shared();
    benchmark.workers = "4";
    benchmark.size = "S";
    benchmark.load();
    benchmark.start();
    // Four kernels, two steps each of 1 + 2; then two more of 3 + 4.
    assertThat(benchmark.onPlatformThreads()).isEqualTo(4 * 3);
    assertThat(benchmark.onVirtualThreads()).isEqualTo(4 * 7);
    assertThatCode(benchmark::check).doesNotThrowAnyException();
    benchmark.stage.lie = 1;
    benchmark.onPlatformThreads();
    assertThatThrownBy(benchmark::check).isInstanceOf(WrongResultException.class)
        .hasMessageContaining("after 6 operations");
    benchmark.end();
  }

  @Test
  void refusesWorkersThatCannotShareABatch() throws IOException {
    Shared benchmark = new Shared();
    benchmark.workers = "3";
    benchmark.load();
    assertThatThrownBy(benchmark::start).hasMessage("workers: expected a divisor of 8, got 3");
  }

  /** Eight steps an invocation, of kernels that lie together. */
  private static final class Shared extends ParallelKernelState {
    private final Lying stage = new Lying();

    @Override
    protected KernelSource source() {
      return stage;
    }

    @Override
    protected int batch() {
      return 8;
    }
  }

  @Test
  void worksWithoutACoordinator() throws IOException {
    Lying benchmark = new Lying();
    benchmark.size = "S";
    benchmark.load();
    assertThat(benchmark.step()).isEqualTo(1);
    assertThatCode(benchmark::check).doesNotThrowAnyException();
  }

  @Test
  void refusesAWrongSum() throws IOException {
    Lying benchmark = new Lying();
    benchmark.load();
    benchmark.step();
    benchmark.lie = 1;
    benchmark.step();
    assertThatThrownBy(benchmark::check).isInstanceOf(WrongResultException.class)
        .hasMessageContaining(
            "after 2 operations the running checksum must be 0x0000000000000003, got 0x0000000000000004");
  }

  @Test
  void refusesAWrongVerifyChecksum() throws IOException {
    Path verify = Files.writeString(directory.resolve("verify.bin"), "x");
    Files.writeString(directory.resolve("verify.bin.checksum"), "0x000000000000002b\n");
    System.setProperty("backbench.verify", verify.toString());
    assertThatThrownBy(new Lying()::load).isInstanceOf(WrongResultException.class)
        .hasMessageContaining("is 0x000000000000002a, contract says 0x000000000000002b. No timing was taken.");
  }

  /** Steps 1, 2, 3, ... plus the lie. */
  private static final class Lying extends KernelState implements KernelSource {
    private long lie;

    @Override
    protected KernelSource source() {
      return this;
    }

    @Override
    public void write(InputSize size, Map<String, String> parameters, OutputStream out) throws IOException {
      out.write(1);
    }

    @Override
    public Kernel load(Path file) {
      return new Kernel() {
        private long next;

        @Override
        public int items() {
          return 1_000;
        }

        @Override
        public long step() {
          return ++next + lie;
        }

        @Override
        public long checksum() {
          return 42;
        }
      };
    }
  }
}
