package dev.backbench.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbench.result.Fingerprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FingerprintProbeTest {
  @TempDir
  private Path root;

  private Fingerprint read(String microcode, String mhz, String flags, String kernel) throws IOException {
    write("proc/cpuinfo", """
        model name\t: Some CPU
        cpu family\t: 25
        stepping\t: 1
        microcode\t: %s
        cpu MHz\t\t: %s
        flags\t\t: %s
        """.formatted(microcode, mhz, flags));
    write("proc/sys/kernel/osrelease", kernel);
    write("proc/self/status", "Cpus_allowed_list:\t0-1\n");
    write("sys/class/dmi/id/sys_vendor", "Some Cloud\n");
    return FingerprintProbe.of(new SystemFiles(root), Map.of("java.version", "25"));
  }

  private void write(String file, String text) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  @Test
  void whatChangesOnOneMachineIsNotInIt() throws Exception {
    Fingerprint one = read("0x1", "2445.1", "sse avx", "6.18.44-a");
    Fingerprint other = read("0x2", "3100.9", "avx sse", "6.18.45-b");
    assertThat(other).isEqualTo(one);
    assertThat(other.id()).isEqualTo(one.id()).matches("[0-9a-f]{16}");
    assertThat(one.fields()).containsEntry("cpu.allowed", "2").containsEntry("kernel", "6.18")
        .containsEntry("hypervisor", "Some Cloud").containsEntry("cpu.model", "Some CPU")
        .containsEntry("java.version", "25");
  }

  @Test
  void anotherMachineDiffersFieldByField() throws Exception {
    Fingerprint one = read("0x1", "2445.1", "sse avx", "6.18.44");
    Fingerprint other = read("0x1", "2445.1", "sse avx avx512f", "6.19.1");
    assertThat(one.differences(other)).hasSize(2).anySatisfy(
        line -> assertThat(line).isEqualTo("kernel: expected 6.18, got 6.19"));
    assertThat(other.id()).isNotEqualTo(one.id());
  }
}
