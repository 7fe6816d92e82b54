package dev.backbench.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.backbench.contract.Cell;
import dev.backbench.contract.InputSize;
import dev.backbench.contract.Kernel;
import dev.backbench.contract.KernelSource;
import dev.backbench.contract.Parameter;
import dev.backbench.contract.Workload;
import dev.backbench.run.RunningSums;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every kernel of the suite promises, whichever it is. */
final class KernelSourceIT {
  @TempDir
  private Path directory;

  static List<Workload> workloads() {
    return Manifests.workloads();
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void yieldsTheCommittedChecksum(Workload workload) throws Exception {
    assertThat(load(workload, InputSize.VERIFY).checksum())
        .isEqualTo(workload.input().orElseThrow().verifyChecksum());
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void writesTheSameBytesTwice(Workload workload) throws Exception {
    assertThat(Arrays.equals(bytes(workload, InputSize.S, defaults(workload)),
        bytes(workload, InputSize.S, defaults(workload)))).isTrue();
  }

  /** Also: one operation more, and the sum is another. */
  @ParameterizedTest
  @MethodSource("workloads")
  void startsOverWithFreshState(Workload workload) throws Exception {
    RunningSums sums = RunningSums.of(load(workload, InputSize.VERIFY));
    Kernel kernel = load(workload, InputSize.VERIFY);
    long sum = 0;
    int steps = kernel.items() * 2 + 1;
    for (int i = 1; i <= steps; i++) {
      sum += kernel.step();
      assertThat(sum).as("after %d steps", i).isEqualTo(sums.after(i)).isNotEqualTo(sums.after(i + 1));
    }
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void aPassInBetweenDisturbsNothing(Workload workload) throws Exception {
    Kernel kernel = load(workload, InputSize.VERIFY);
    long first = kernel.step();
    long checksum = kernel.checksum();
    assertThat(checksum).isEqualTo(workload.input().orElseThrow().verifyChecksum()).isEqualTo(kernel.checksum());
    assertThat(kernel.step()).as("the first step of a new pass").isEqualTo(first);
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void eachParameterShapesTheInput(Workload workload) throws Exception {
    assumeThat(shaping(workload)).as("parameters").isNotEmpty();
    for (var parameter : shaping(workload)) {
      Map<String, String> other = new TreeMap<>(defaults(workload));
      parameter.values().stream().filter(value -> !parameter.quick().contains(value)).findFirst()
          .ifPresent(value -> other.put(parameter.name(), value));
      assertThat(Arrays.equals(bytes(workload, InputSize.VERIFY, other),
          bytes(workload, InputSize.VERIFY, defaults(workload)))).as(parameter.name()).isFalse();
      other.put(parameter.name(), "many");
      assertThatThrownBy(() -> bytes(workload, InputSize.VERIFY, other)).isInstanceOf(IllegalArgumentException.class)
          .hasMessageContainingAll(parameter.name(), "\"many\"");
    }
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void refusesAFileThatIsCutOrTooLongOrAnothers(Workload workload) throws Exception {
    byte[] whole = bytes(workload, InputSize.VERIFY, defaults(workload));
    byte[] foreign = whole.clone();
    foreign[0] = '?';
    for (byte[] wrong : List.of(new byte[0], Arrays.copyOf(whole, 7), Arrays.copyOf(whole, whole.length - 1),
        Arrays.copyOf(whole, whole.length + 1), foreign)) {
      Path file = Files.write(directory.resolve("wrong.bin"), wrong);
      assertThatThrownBy(() -> source(workload).load(file)).as("%d bytes", wrong.length)
          .isInstanceOf(IOException.class).hasMessageContaining("wrong.bin: expected");
    }
  }

  /** All but the number of workers, who share an input. */
  private static List<Parameter> shaping(Workload workload) {
    return workload.parameters().stream().filter(parameter -> !parameter.name().equals(Cell.WORKERS)).toList();
  }

  private Kernel load(Workload workload, InputSize size) throws Exception {
    Path file = Files.write(directory.resolve(size + ".bin"), bytes(workload, size, defaults(workload)));
    return source(workload).load(file);
  }

  private static byte[] bytes(Workload workload, InputSize size, Map<String, String> parameters) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    source(workload).write(size, parameters, out);
    return out.toByteArray();
  }

  private static Map<String, String> defaults(Workload workload) {
    return Manifests.cell(workload, workload.contenders().getFirst(), InputSize.S).cell().parameters();
  }

  private static KernelSource source(Workload workload) throws ReflectiveOperationException {
    return Class.forName(workload.input().orElseThrow().source()).asSubclass(KernelSource.class).getConstructor()
        .newInstance();
  }
}
