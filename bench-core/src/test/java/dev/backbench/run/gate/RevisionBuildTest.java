package dev.backbench.run.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backbench.plan.SearchPath;
import dev.backbench.process.Children;
import dev.backbench.unit.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real repository and a builder that copies: what is built, and how often, is all that is asked. */
final class RevisionBuildTest {
  private final Children children = new Children("test");
  @TempDir
  private Path directory;
  private Path root = Path.of("");
  private Path calls = Path.of("");

  @BeforeEach
  void repository() throws Exception {
    Assumptions.assumeTrue(SearchPath.ofProcess().first("git").isPresent(), "git not found");
    root = Files.createDirectory(directory.resolve("project"));
    calls = Files.createFile(directory.resolve("calls"));
    Files.createDirectories(root.resolve("bench-x/workloads"));
    Files.writeString(root.resolve("bench-x/workloads/keep"), "");
    Files.writeString(root.resolve("bench-x/pom.xml"), "");
    git("init", "--quiet");
    commit("one");
  }

  @AfterEach
  void close() {
    children.close();
  }

  private void git(String... arguments) throws IOException, InterruptedException {
    List<String> argv = new ArrayList<>(
        List.of("git", "-c", "user.name=t", "-c", "user.email=t@localhost", "-c", "commit.gpgsign=false"));
    argv.addAll(List.of(arguments));
    Process process = new ProcessBuilder(argv).directory(root.toFile()).redirectErrorStream(true)
        .redirectOutput(directory.resolve("git.log").toFile()).start();
    assertThat(process.waitFor()).as(Files.readString(directory.resolve("git.log"))).isZero();
  }

  private void commit(String source) throws IOException, InterruptedException {
    Files.writeString(root.resolve("bench-x/source"), source);
    git("add", "-A");
    git("commit", "--quiet", "-m", source);
  }

  private Map<String, Path> jars(String revision) throws Exception {
    Path bin = Files.createDirectories(directory.resolve("maven/bin"));
    Path mvn = Files.writeString(bin.resolve("mvn"), """
        #!/bin/sh
        echo "$@" >> "%s"
        for module in bench-*; do
          grep -q broken "$module/source" && { echo "source is broken"; exit 3; }
          mkdir -p "$module/target" && cp "$module/source" "$module/target/benchmarks.jar"
        done
        exit 0
        """.formatted(calls));
    assertThat(mvn.toFile().setExecutable(true)).isTrue();
    Properties running = new Properties();
    running.setProperty("backbench.maven.home", directory.resolve("maven").toString());
    running.setProperty("backbench.maven.offline", "true");
    return new RevisionBuild(root, directory.resolve("cache"), children,
        Maven.find(running, new SearchPath(List.of())), Path.of(System.getProperty("java.home")))
        .jars(revision, List.of("x", "y"));
  }

  @Test
  void buildsEachTreeOnceAndLeavesTheWorkingTreeAlone() throws Exception {
    commit("two");
    Files.writeString(root.resolve("bench-x/source"), "edited");
    assertThat(Files.readString(jars("HEAD").get("x"))).isEqualTo("two");
    assertThat(Files.readString(jars("HEAD~1").get("x"))).isEqualTo("one");
    git("tag", "again");
    assertThat(jars("again")).containsOnlyKeys("x");
    assertThat(Files.readAllLines(calls)).hasSize(2)
        .allSatisfy(line -> assertThat(line).contains("--offline", "-DskipTests", "-pl bench-x -am package"));
    assertThat(Files.readString(root.resolve("bench-x/source"))).isEqualTo("edited");
    try (var left = Files.list(directory.resolve("cache"))) {
      assertThat(left.map(path -> path.getFileName().toString())).allMatch(name -> name.matches("[0-9a-f]{40}"));
    }
  }

  @Test
  void saysWhatTheBuilderSaid() throws Exception {
    commit("broken");
    assertThatThrownBy(() -> jars("HEAD")).isInstanceOf(BadInputException.class)
        .hasMessageContaining("HEAD: expected it to build, got exit code 3").hasMessageContaining("source is broken");
    assertThat(jars("HEAD~1")).containsOnlyKeys("x");
  }

  @Test
  void anUnknownRevisionIsBadInput() {
    assertThatThrownBy(() -> jars("no-such-branch")).isInstanceOf(BadInputException.class)
        .hasMessageContaining("\"no-such-branch\": expected a jar, or a revision");
    assertThatThrownBy(() -> jars("--upload-pack=x")).isInstanceOf(BadInputException.class);
  }

  @Test
  void withoutMavenNothingIsBuilt() {
    assertThatThrownBy(() -> new RevisionBuild(root, directory.resolve("cache"), children, Optional.empty(),
        Path.of("jdk")).jars("HEAD", List.of("x"))).hasMessageContaining("expected mvn on the path");
    assertThat(Maven.find(new Properties(), new SearchPath(List.of()))).isEmpty();
  }
}
