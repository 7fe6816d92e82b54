package dev.backbench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.backbench.plan.Runtimes;
import dev.backbench.process.Children;
import dev.backbench.process.Coordinator;
import dev.backbench.result.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Python is a script that notes how it is called; as {@code venv} it copies itself to where it is told. */
final class PythonEnvironmentsTest {
  private static final String NUMPY = "numpy==2.4.6 --hash=sha256:" + "0a".repeat(32) + "\n";
  private static final String OTHERWISE = ":";

  private final Children children = new Children("python-environments-test");

  @TempDir
  private Path directory;

  @AfterEach
  void killThem() {
    children.close();
  }

  @Test
  void makesOneForEachContent() throws Exception {
    Runtimes.Found.Present python = python("cpython 3.11.7", OTHERWISE);
    PythonEnvironment environment = environments().of(python, lock(NUMPY));
    assertThat(environment.interpreter()).isExecutable().startsWith(cache()).endsWith(Path.of("bin", "python"));
    assertThat(environment.packages()).containsExactly(Map.entry("numpy", "2.4.6"),
        Map.entry("typing-extensions", "4"));
    assertThat(environment.describe()).isEqualTo("numpy 2.4.6, typing-extensions 4");
    assertThat(calls()).containsExactly("venv --without-pip", "pip --python", "pip --python", "-c");
    assertThat(directory.resolve("environment")).content().contains("PIP_TARGET=\n", "PIP_USER=\n", "PYTHONPATH=\n");

    assertThat(environments().of(python, lock(NUMPY))).isEqualTo(environment);
    assertThat(calls()).as("nothing is asked the second time").hasSize(4);
  }

  @Test
  void makesAnotherWhenTheLockOrTheInterpreterChanges() throws Exception {
    Path first = environments().of(python("cpython 3.11.7", OTHERWISE), lock(NUMPY)).interpreter();
    Path second = environments().of(python("cpython 3.11.8", OTHERWISE), lock(NUMPY)).interpreter();
    Path third = environments().of(python("cpython 3.11.7", OTHERWISE), lock("# same packages\n" + NUMPY))
        .interpreter();
    assertThat(List.of(first, second, third)).doesNotHaveDuplicates();
  }

  /** An index's address may hold a password. */
  @Test
  void skipsWhatPipCannotGetAndDoesNotRepeatItsWords() throws Exception {
    Runtimes.Found.Present python = python("cpython 3.11.7", """
        case "$*" in *install*)
          echo 'WARNING: Retrying: https://me:secret@index.example/simple/numpy/' >&2
          echo 'ERROR: No matching distribution found for numpy==2.4.6' >&2
          exit 1
        esac""");
    PythonEnvironments environments = environments();
    ForkFailure failure = failure(environments, python, lock(NUMPY));
    assertThat(failure.status()).isEqualTo(Status.SKIPPED);
    assertThat(failure)
        .hasMessageContaining("requirements.txt: pip could not get numpy==2.4.6 for cpython 3.11.7: no network,")
        .message().doesNotContain("secret", directory.resolveSibling("").toString());
    assertNothingIsLeft();

    int before = calls().size();
    assertThat(failure(environments, python, lock(NUMPY))).hasMessage(failure.getMessage());
    assertThat(calls()).as("an index that does not answer is asked once").hasSize(before);
  }

  @Test
  void failsWhenAPackageIsNotTheLockedOne() throws Exception {
    Runtimes.Found.Present python = python("cpython 3.11.7", """
        case "$*" in *install*)
          echo 'ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.' >&2
          exit 1
        esac""");
    ForkFailure failure = failure(environments(), python, lock(NUMPY));
    assertThat(failure.status()).isEqualTo(Status.FAILED);
    assertThat(failure).hasMessageContaining("is not the one that was locked");
    assertNothingIsLeft();
  }

  @Test
  void skipsWithoutVenvOrWithoutPip() throws Exception {
    ForkFailure venv = failure(environments(), python("cpython 3.11.7", "[ \"$3\" = venv ] && exit 1"), lock(NUMPY));
    assertThat(venv.status()).isEqualTo(Status.SKIPPED);
    assertThat(venv).hasMessageStartingWith("cpython 3.11.7 makes no virtual environments. Install its venv module");
    ForkFailure pip = failure(environments(),
        python("cpython 3.11.7", "case \"$3\" in pip|ensurepip) exit 1; esac"), lock(NUMPY));
    assertThat(pip.status()).isEqualTo(Status.SKIPPED);
    assertThat(pip).hasMessageStartingWith("cpython 3.11.7 has no pip. Install it");
  }

  @Test
  void takesThePipThatComesWithTheInterpreterWhereThereIsNoOther() throws Exception {
    environments().of(python("cpython 3.11.7", "case \"$3 $4\" in 'pip --python') exit 1; esac"), lock(NUMPY));
    assertThat(calls()).containsExactly("venv --without-pip", "pip --python", "ensurepip", "pip install", "-c");
  }

  @Test
  void doesNotWaitForEver() throws Exception {
    PythonEnvironments impatient = new PythonEnvironments(cache(), children, Duration.ofMillis(200));
    ForkFailure failure = failure(impatient, python("cpython 3.11.7", "exec sleep 60"), lock(NUMPY));
    assertThat(failure.status()).isEqualTo(Status.SKIPPED);
    assertThat(failure).hasMessageEndingWith("expected an end within 0 s, got none; killed.");
    assertNothingIsLeft();
  }

  @Test
  void removesWhatAKilledProcessWasMaking() throws Exception {
    Path dead = Files.createDirectories(cache().resolve("building-1.1-77/bin"));
    Path alive = Files
        .createDirectories(cache().resolve("building-" + Coordinator.current().replace(':', '.') + "-77"));
    environments().of(python("cpython 3.11.7", OTHERWISE), lock(NUMPY));
    assertThat(dead.resolveSibling("")).doesNotExist();
    assertThat(alive).exists();
  }

  private static ForkFailure failure(PythonEnvironments environments, Runtimes.Found.Present python, Path lock) {
    return catchThrowableOfType(ForkFailure.class, () -> environments.of(python, lock));
  }

  private void assertNothingIsLeft() throws IOException {
    try (Stream<Path> left = Files.list(cache())) {
      assertThat(left).isEmpty();
    }
  }

  private Path cache() {
    return directory.resolve("cache");
  }

  private PythonEnvironments environments() {
    return new PythonEnvironments(cache(), children);
  }

  private Path lock(String content) throws IOException {
    return Files.writeString(directory.resolve("requirements.txt"), content);
  }

  private List<String> calls() throws IOException {
    return Files.readAllLines(directory.resolve("calls"));
  }

  private Runtimes.Found.Present python(String version, String instead) throws IOException {
    Path python = directory.resolve("python3");
    Files.writeString(python, """
        #!/bin/sh
        if [ "$2" = -m ]; then echo "$3${4:+ }$4" >> '%1$s/calls'; else echo "$2" >> '%1$s/calls'; fi
        env > '%1$s/environment'
        %2$s
        case "$3 $6" in venv*:*) echo 'Refusing to create a venv: contains the PATH separator' >&2; exit 1; esac
        if [ "$3" = venv ]; then mkdir "$6/bin" && cp "$0" "$6/bin/python"; fi
        if [ "$2" = -c ]; then printf 'numpy 2.4.6\\npip 24.0\\nTyping_Extensions 4\\n'; fi
        """.formatted(directory, instead));
    Files.setPosixFilePermissions(python, PosixFilePermissions.fromString("rwx------"));
    return new Runtimes.Found.Present(python, version);
  }
}
