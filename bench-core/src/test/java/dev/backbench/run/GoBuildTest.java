package dev.backbench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backbench.process.Children;
import dev.backbench.result.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Go tool is a script that notes how it is called and leaves an executable file where {@code -o} says. */
final class GoBuildTest {
  private final Children children = new Children("go-build-test");

  @TempDir
  private Path directory;
  private Path folder = Path.of("never");
  private Path module = Path.of("never");

  @BeforeEach
  void writeSources() throws IOException {
    folder = Files.createDirectories(directory.resolve("kernel/go"));
    module = Files.createDirectories(directory.resolve("worker"));
    Files.writeString(folder.resolve("go.mod"), """
        module kernel

        require backbench/worker v0.0.0

        replace backbench/worker => ../../worker
        """);
    Files.writeString(folder.resolve("main.go"), "package main");
    Files.writeString(module.resolve("worker.go"), "package worker");
  }

  @AfterEach
  void killThem() {
    children.close();
  }

  @Test
  void buildsOnceForOneContent() throws Exception {
    GoBuild build = build("go1.26.8", "");
    Path program = build.build(folder);
    assertThat(program).isExecutable().startsWith(directory.resolve("cache")).hasFileName("program");
    assertThat(build.build(folder)).isEqualTo(program);
    assertThat(calls()).containsExactly("env GOVERSION", "build -trimpath");
    assertThat(directory.resolve("calls.environment"))
        .content().contains("GOFLAGS=-mod=readonly -buildvcs=false", "GOTOOLCHAIN=local", "GOWORK=off");
  }

  @Test
  void buildsAgainWhenASourceOrALocalModuleOrTheToolChanges() throws Exception {
    Path first = build("go1.26.8", "").build(folder);
    Files.writeString(folder.resolve("main.go"), "package main // changed");
    Path second = build("go1.26.8", "").build(folder);
    Files.writeString(module.resolve("worker.go"), "package worker // changed");
    Path third = build("go1.26.8", "").build(folder);
    Path fourth = build("go1.27.0", "").build(folder);
    assertThat(List.of(first, second, third, fourth)).doesNotHaveDuplicates();
  }

  @Test
  void passesTheCompilersWordsOnAndLeavesNothing() throws Exception {
    GoBuild build = build("go1.26.8", "echo './main.go:3:1: undefined: noodles' >&2; exit 1");
    assertThatThrownBy(() -> build.build(folder)).isInstanceOfSatisfying(ForkFailure.class,
        failure -> assertThat(failure.status()).isEqualTo(Status.FAILED))
        .hasMessageContainingAll("go build of " + folder, "exit code 1", "./main.go:3:1: undefined: noodles");
    try (Stream<Path> left = Files.list(directory.resolve("cache"))) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void saysWhatToDoWithoutANetwork() throws Exception {
    GoBuild build = build("go1.26.8",
        "echo 'example.com/x@v1: Get \"https://me:secret@proxy.example/x\": dial tcp: lookup: no such host' >&2; exit 1");
    assertThatThrownBy(() -> build.build(folder)).isInstanceOfSatisfying(ForkFailure.class,
        failure -> assertThat(failure.status()).isEqualTo(Status.SKIPPED))
        .hasMessageContaining("Run: go mod download").message().doesNotContain("secret");
  }

  @Test
  void refusesAFolderThatIsNoModule() throws Exception {
    Files.delete(folder.resolve("go.mod"));
    GoBuild build = build("go1.26.8", "");
    assertThatThrownBy(() -> build.build(folder)).isInstanceOf(ForkFailure.class)
        .hasMessageContaining("expected a go.mod in it, found none");
  }

  private List<String> calls() throws IOException {
    return Files.readAllLines(directory.resolve("calls"));
  }

  private GoBuild build(String version, String instead) throws IOException {
    Path go = directory.resolve("go");
    Files.writeString(go, """
        #!/bin/sh
        echo "$1 $2" >> '%1$s/calls'
        env > '%1$s/calls.environment'
        if [ "$1" = env ]; then echo %2$s; exit 0; fi
        %3$s
        cp /bin/sh "$4"
        """.formatted(directory, version, instead));
    Files.setPosixFilePermissions(go, PosixFilePermissions.fromString("rwx------"));
    return new GoBuild(go, directory.resolve("cache"), children);
  }
}
