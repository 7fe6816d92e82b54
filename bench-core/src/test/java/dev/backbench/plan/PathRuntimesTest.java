package dev.backbench.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.backbench.contract.LanguageRuntime;
import dev.backbench.plan.Runtimes.Found;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PathRuntimesTest {
  private static final LanguageRuntime TOOL = new LanguageRuntime("tool", "tool", List.of("tool", "tool2"),
      List.of("--version"), "3.11");

  @TempDir
  private Path first;
  @TempDir
  private Path second;

  private Found find(LanguageRuntime runtime, Duration deadline) {
    return new PathRuntimes(new SearchPath(List.of(first, second)), Path.of("/nowhere"), deadline).find(runtime);
  }

  private Found find(LanguageRuntime runtime) {
    return find(runtime, Duration.ofSeconds(20));
  }

  private static Path script(Path folder, String name, String body) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    return file;
  }

  @ParameterizedTest
  @CsvSource({"3.11,3.11,0", "3.11.0,3.11,0", "3.9,3.11,-1", "3.11.7,3.11,1", "10,9.9,1", "99999999999,1,1"})
  void comparesVersionsNumberByNumber(String left, String right, int sign) {
    assertThat(Integer.signum(PathRuntimes.compare(left, right))).isEqualTo(sign);
    assertThat(Integer.signum(PathRuntimes.compare(right, left))).isEqualTo(-sign);
  }

  @Test
  void saysWhatItLookedForWhenThereIsNone() {
    assertThat(find(TOOL)).isEqualTo(new Found.Absent("tool >= 3.11 not found"));
  }

  @Test
  void saysWhatItFoundWhenThatIsTooOld() throws IOException {
    script(first, "tool", "echo Tool 3.9.18");

    assertThat(find(TOOL)).isEqualTo(new Found.Absent("tool >= 3.11 needed, found 3.9.18"));
  }

  @Test
  void goesOnAfterOneThatIsTooOldOrBroken() throws IOException {
    script(first, "tool", "echo Tool 3.9.18");
    Path good = script(second, "tool2", "echo Tool 3.13.1 >&2");
    script(second, "tool", "exit 127");

    assertThat(find(TOOL)).isEqualTo(new Found.Present(good, "3.13.1"));
  }

  @Test
  void killsOneThatDoesNotAnswer() throws IOException {
    script(first, "tool", "sleep 600 & wait");

    assertThat(find(TOOL, Duration.ofSeconds(1)))
        .isEqualTo(new Found.Absent("tool >= 3.11 needed, found one that did not answer within 1 s"));
  }

  @Test
  void doesNotWaitForAnOffspringThatOutlivesTheAnswer() throws IOException {
    Path note = first.resolve("offspring");
    Path good = script(first, "tool", "sleep 600 & echo $! > " + note + "; echo 4.0");

    assertThat(find(TOOL)).isEqualTo(new Found.Present(good, "4.0"));
    // Still alive: nobody waited for its end.
    ProcessHandle offspring = ProcessHandle.of(Long.parseLong(Files.readString(note).strip())).orElseThrow();
    assertThat(offspring.destroyForcibly()).isTrue();
  }

  @Test
  void namesNoPathInAReason() throws IOException {
    script(first, "tool", "echo $0 fails; exit 3");
    script(second, "tool", "echo nothing");

    assertThat(find(TOOL))
        .isEqualTo(new Found.Absent("tool >= 3.11 needed, found one that ended with exit code 3"));
  }

  @Test
  void asksOnlyOnce() throws IOException {
    script(first, "tool", "echo 4.$(date +%N)");
    PathRuntimes runtimes = new PathRuntimes(new SearchPath(List.of(first)), Path.of("/nowhere"),
        Duration.ofSeconds(20));

    assertThat(runtimes.find(TOOL)).isEqualTo(runtimes.find(TOOL));
  }

  @Test
  void looksThroughAPythonShim() throws IOException {
    Path real = script(second, "real-python", "exit 0");
    script(first, "python3", "case \"$1\" in --version) echo Python 3.13.2;; *) echo " + real
        + "; echo cpython 3.13.2;; esac");

    assertThat(find(LanguageRuntime.PYTHON)).isEqualTo(new Found.Present(real, "cpython 3.13.2"));
  }

  @Test
  void prefersTheNewerFreeThreadedPython() throws IOException {
    script(first, "python3.13t",
        "case \"$1\" in --version) echo Python 3.13.2;; *) echo $0; echo cpython 3.13.2;; esac");
    Path newer = script(second, "python3.14t",
        "case \"$1\" in --version) echo Python 3.14.0;; *) echo $0; echo cpython 3.14.0 free-threaded;; esac");

    assertThat(find(LanguageRuntime.FREE_THREADED)).isEqualTo(new Found.Present(newer, "cpython 3.14.0 free-threaded"));
  }

  @Test
  void findsPyPyByTheLanguageLevelThatItSays() throws IOException {
    script(first, "pypy3", "echo 'Python 3.9.16 (7.3.11+dfsg-2, Feb 06 2023)'; echo '[PyPy 7.3.11 with GCC 12.2.0]'");

    assertThat(find(LanguageRuntime.PYPY)).isEqualTo(new Found.Absent("pypy3 >= 3.11 needed, found 3.9.16"));
  }

  @Test
  void refusesAPythonThatDoesNotSayWhereItIs() throws IOException {
    script(first, "python3", "echo Python 3.13.2");

    assertThat(find(LanguageRuntime.PYTHON))
        .isEqualTo(new Found.Absent("python3 >= 3.11 needed, found one that does not say where it is"));
  }

  @Test
  void readsGosWayOfSayingItsVersion() throws IOException {
    Path go = script(first, "go",
        "case \"$1\" in version) echo go version go1.26.8 linux/amd64;; *) echo /nowhere;; esac");

    assertThat(find(LanguageRuntime.GO)).isEqualTo(new Found.Present(go, "go1.26.8"));
  }

  @Test
  void findsTheRunningJdk() {
    Found found = PathRuntimes.ofProcess().find(LanguageRuntime.JAVA);

    assertThat(found).isInstanceOfSatisfying(Found.Present.class, java -> {
      assertThat(java.executable()).startsWith(Path.of(System.getProperty("java.home")));
      assertThat(java.version()).isEqualTo("java " + Runtime.version());
    });
  }

  @Test
  void findsTheMachinesPython() {
    assumeTrue(SearchPath.ofProcess().first("python3").isPresent(), "python3 not on PATH");

    switch (PathRuntimes.ofProcess().find(LanguageRuntime.PYTHON)) {
      case Found.Present(Path executable, String version) -> {
        assertThat(executable).isAbsolute().isExecutable();
        assertThat(version).matches("[a-z]+ 3\\.[0-9]+.*");
      }
      case Found.Absent(String reason) -> assertThat(reason).startsWith("python3 >= 3.11 needed, found ");
    }
  }

  @Test
  void ignoresRelativeEntriesOfPath() {
    assertThat(SearchPath.parse(":.:bin:/usr/bin").folders()).containsExactly(Path.of("/usr/bin"));
  }
}
