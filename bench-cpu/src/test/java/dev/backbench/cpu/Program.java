package dev.backbench.cpu;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A finished program.
 *
 * @param exitCode its exit code
 * @param output its standard output and error
 */
record Program(int exitCode, String output) {
  private static final long DEADLINE_SECONDS = 180;

  /** Runs it to its end; kills it when that does not come. */
  static Program run(Path folder, List<String> argv) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(argv).directory(folder.toFile()).redirectErrorStream(true).start();
    Thread killer = Thread.ofVirtual().start(() -> {
      try {
        if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
          process.descendants().forEach(ProcessHandle::destroyForcibly);
          process.destroyForcibly();
        }
      } catch (InterruptedException done) {
        Thread.currentThread().interrupt();
      }
    });
    try {
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Program(process.waitFor(), output);
    } finally {
      killer.interrupt();
    }
  }
}
