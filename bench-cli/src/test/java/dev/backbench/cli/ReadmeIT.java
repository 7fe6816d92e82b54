package dev.backbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the README tells a person to type works, typed as it stands there. */
final class ReadmeIT {
  private static final String MARK = "<!-- runs -->\n```sh\n";

  static Stream<String> commands() throws Exception {
    String readme = Files.readString(root().resolve("README.md"));
    return Arrays.stream(readme.split(MARK, -1)).skip(1)
        .flatMap(after -> after.substring(0, after.indexOf("```")).lines()).map(line -> line.replaceFirst(" +#.*", ""));
  }

  @Test
  void theReadmeHasCommandsThatRun() throws Exception {
    assertThat(commands()).hasSizeGreaterThanOrEqualTo(3).allMatch(command -> command.startsWith("scripts/bench "));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void runs(String command, @TempDir Path directory) throws Exception {
    Path out = directory.resolve("out");
    Path err = directory.resolve("err");
    ProcessBuilder builder = new ProcessBuilder(List.of(command.split(" "))).directory(root().toFile())
        .redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().put("JAVA25_HOME", System.getProperty("java.home"));
    builder.environment().put("BACKBENCH_BUILT", "1");
    Process process = builder.start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(command).isTrue();
    assertThat(process.exitValue()).as(Files.readString(err)).isEqualTo(0);
    assertThat(out).isNotEmptyFile();
  }

  private static Path root() throws Exception {
    return Project.locate("", Path.of("")).root();
  }
}
