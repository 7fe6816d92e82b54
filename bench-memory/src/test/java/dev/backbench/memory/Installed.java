package dev.backbench.memory;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.backbench.contract.LanguageRuntime;
import dev.backbench.plan.Runtimes;
import dev.backbench.process.Child;
import dev.backbench.process.Children;
import dev.backbench.process.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The runtimes of this machine. A test that needs an absent one is skipped, with the reason. */
public final class Installed implements Runtimes {
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private final Children children;
  private final Path directory;

  /** With what starts the probes, and where they write. */
  public Installed(Children children, Path directory) {
    this.children = children;
    this.directory = directory;
  }

  @Override
  public Found find(LanguageRuntime runtime) {
    Path executable = switch (runtime.language()) {
      case "java" -> Path.of(System.getProperty("java.home"), "bin", "java");
      // Behind the shims of version managers, which would be started along with it.
      case "python" -> Path.of(answer(runtime, "python3", "-I", "-c", "import sys; print(sys.executable)"));
      default -> Path.of(answer(runtime, "go", "env", "GOROOT"), "bin", "go");
    };
    return new Found.Present(executable, runtime.language());
  }

  private String answer(LanguageRuntime runtime, String... argv) {
    try {
      Path log = Files.createTempFile(directory, "probe", ".log");
      Child probe = children.start(new Command(List.of(argv), directory, Map.of(), List.of(), log, true));
      String output = new String(probe.output().readAllBytes(), StandardCharsets.UTF_8).strip();
      assumeTrue(probe.waitFor(DEADLINE) && probe.exitCode().orElse(1) == 0, () -> runtime.id() + " not found");
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
