package dev.backbench.cpu;

import dev.backbench.contract.LanguageRuntime;
import dev.backbench.plan.Runtimes;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The first program on PATH that is new enough; version managers' shims are taken as they are. */
final class PathRuntimes implements Runtimes {
  private static final Pattern VERSION = Pattern.compile("([0-9]+)\\.([0-9]+)");

  @Override
  public Found find(LanguageRuntime runtime) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(Path::of)
        .flatMap(folder -> runtime.executables().stream().map(folder::resolve)).filter(Files::isExecutable).findFirst()
        .map(program -> probe(runtime, program))
        .orElseGet(() -> new Found.Absent("%s >= %s not found".formatted(runtime.id(), runtime.minimum())));
  }

  private static Found probe(LanguageRuntime runtime, Path program) {
    try {
      Process process = new ProcessBuilder(
          Stream.concat(Stream.of(program.toString()), runtime.versionArgs().stream()).toList())
          .redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
          .strip();
      return number(said) >= number(runtime.minimum())
          ? new Found.Present(program, said)
          : new Found.Absent("%s >= %s needed, found %s".formatted(runtime.id(), runtime.minimum(), said));
    } catch (IOException e) {
      return new Found.Absent("%s: %s".formatted(program, e.getMessage()));
    }
  }

  private static int number(String text) {
    Matcher version = VERSION.matcher(text);
    return version.find() ? Integer.parseInt(version.group(1)) * 1_000 + Integer.parseInt(version.group(2)) : 0;
  }
}
