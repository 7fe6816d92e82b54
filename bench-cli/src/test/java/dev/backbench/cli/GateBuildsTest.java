package dev.backbench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backbench.contract.Workload;
import dev.backbench.gate.GatePolicy;
import dev.backbench.gate.GateSettings;
import dev.backbench.process.Children;
import dev.backbench.run.gate.RevisionBuild;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GateBuildsTest {
  @TempDir
  private Path root;

  private List<GateJars> jars(String base, String candidate, String... suites) throws Exception {
    Path cpu = root.resolve("bench-cpu/target/benchmarks.jar");
    Files.createDirectories(cpu.getParent());
    Files.writeString(cpu, "");
    Workload plain = FakeServices.workload();
    Workload needy = new Workload("io", "jdbc", Path.of("jdbc"), "t", "q", "o", plain.metric(), 1, Optional.empty(),
        List.of("postgres"), List.of(), plain.contenders());
    try (Children children = new Children("test")) {
      RevisionBuild revisions = new RevisionBuild(root, root.resolve("cache"), children, Optional.empty(), root);
      return new GateBuilds(new Project(root), revisions, _ -> {}).of(
          new GateRequest(base, candidate, List.of(suites), GateSettings.PR, GatePolicy.NONE, ".*", Duration.ZERO, 1,
              true),
          List.of(plain, needy));
    }
  }

  @Test
  void twoJarsNeedNoProject() throws Exception {
    assertThat(jars("a.jar", "b.jar")).singleElement().satisfies(pair -> {
      assertThat(pair.base()).isAbsolute().hasFileName("a.jar");
      assertThat(pair.candidate()).hasFileName("b.jar");
    });
  }

  @Test
  void nothingIsTheWorkingTreeOfTheSuitesThatNeedNoFixture() throws Exception {
    assertThat(jars("a.jar", "")).singleElement().satisfies(pair -> {
      assertThat(pair.name()).isEqualTo("cpu");
      assertThat(pair.candidate()).isEqualTo(root.resolve("bench-cpu/target/benchmarks.jar"));
    });
  }

  @Test
  void refusesWhatItCannotRun() {
    assertThatThrownBy(() -> jars("a.jar", "", "io")).hasMessageContaining("the gate starts no database");
    assertThatThrownBy(() -> jars("a.jar", "", "gpu")).hasMessageContaining("expected one of cpu, io, got gpu");
    assertThatThrownBy(() -> jars("a.jar", "b", "cpu")).hasMessageContaining("\"b\": expected a jar, or a revision");
  }
}
