package dev.backbench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backbench.unit.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProjectTest {
  @TempDir
  private Path root;

  @Test
  void findsTheRootFromAModule() throws Exception {
    Path module = project();
    assertThat(Project.locate("", module).root()).isEqualTo(root);
    assertThat(Project.locate(root.toString(), Path.of("/")).runs()).isEqualTo(root.resolve("results/runs"));
  }

  @Test
  void takesNoModuleForTheRoot() throws Exception {
    Path module = project();
    assertThatThrownBy(() -> Project.locate(module.toString(), root)).isInstanceOf(BadInputException.class)
        .hasMessageContaining("-Dbackbench.root: expected backbench's root folder");
  }

  @Test
  void saysWhereToGoFromElsewhere(@TempDir Path elsewhere) {
    assertThatThrownBy(() -> Project.locate("", elsewhere)).isInstanceOf(BadInputException.class)
        .hasMessageContaining("Use scripts/bench");
  }

  private Path project() throws IOException {
    Files.writeString(root.resolve("pom.xml"),
        "<project><artifactId>backbench</artifactId><modules><module>m</module></modules></project>");
    Path module = Files.createDirectories(root.resolve("m/src"));
    Files.writeString(root.resolve("m/pom.xml"),
        "<project><parent><artifactId>backbench</artifactId></parent><artifactId>m</artifactId></project>");
    return module.getParent() == null ? module : root.resolve("m");
  }
}
