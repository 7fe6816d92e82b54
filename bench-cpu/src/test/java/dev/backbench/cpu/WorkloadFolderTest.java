package dev.backbench.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WorkloadFolderTest {
  @Test
  void everyFolderIsComplete() throws IOException {
    List<Path> folders = Manifests.folders();
    assertThat(folders).extracting(folder -> folder.getFileName().toString()).contains("noop", "fraud-score",
        "serialisation");
    assertThat(folders).flatExtracting(folder -> new WorkloadFolder(folder).violations()).isEmpty();
  }

  @Test
  void namesAllThatIsMissingAtOnce(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("workload.json"), """
        {"title":"Half","question":"?","operation":"half","metric":"throughput",
         "input":{"source":"dev.backbench.cpu.Nowhere","size":"M","quick":"S"},
         "contenders":{
           "java":{"language":"java","quick":true,"jmh":{"benchmark":"dev.backbench.cpu.noop.NoopBenchmark.nothing"}},
           "cpython":{"language":"python","worker":{"runtime":"python3","source":"python/kernel.py","args":[]}}}}
        """);
    String where = "workloads/" + folder.getFileName() + ": ";
    assertThat(new WorkloadFolder(folder).violations()).containsExactly(
        where + "missing README.md, what the workload shows, what it does not, and why each kernel is as it is",
        where + "workload.json: missing key \"priority\"",
        where + "workload.json: missing key \"input.verify_checksum\"",
        where + "input.verify_checksum must be 0x and 16 digits, got ",
        where + "input.source must be a KernelSource of this suite, got \"dev.backbench.cpu.Nowhere\"",
        where + "jmh.benchmark must be a benchmark of this suite, got \"dev.backbench.cpu.noop.NoopBenchmark.nothing\"",
        where + "workload.json: missing key \"contenders.cpython.quick\"",
        where + "missing python/kernel.py, its kernel",
        where + "no contender in go");
  }

  @Test
  void namesAManifestThatIsNoJson(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("workload.json"), "{");
    assertThat(new WorkloadFolder(folder).violations())
        .anyMatch(problem -> problem.contains("workload.json: Unexpected"));
  }
}
