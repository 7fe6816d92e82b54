package dev.backbench.memory.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FirstWorkTest {
  @Test
  void saysTheHashAndReadsItsInputToTheEnd() throws IOException {
    InputStream in = new ByteArrayInputStream("whatever is said".getBytes(StandardCharsets.UTF_8));
    assertThat(output(in)).isEqualTo(expected() + System.lineSeparator());
    assertThat(in.available()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"launch", "idle-footprint"})
  void theManifestExpectsTheHashOfEveryContender(String workload) throws IOException {
    String manifest = Files.readString(Path.of("workloads", workload, "workload.json"));
    Matcher lines = Pattern.compile("\"expected\": \"([^\"]*)\"").matcher(manifest);
    int contenders = manifest.split("\"launch\": \\{", -1).length - 1;
    assertThat(lines.results().map(match -> match.group(1)).toList()).hasSize(contenders).containsOnly(expected())
        .hasSizeGreaterThanOrEqualTo(5);
  }

  private static String output(InputStream in) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    FirstWork.run(in, new PrintStream(out, true, StandardCharsets.UTF_8));
    return out.toString(StandardCharsets.UTF_8);
  }

  /** The definition of FNV-1a-64 in unbounded integers, in place of the program's overflowing ones. */
  private static String expected() {
    BigInteger hash = new BigInteger("14695981039346656037");
    for (int i = 0; i < 9000; i++) {
      hash = hash.xor(BigInteger.valueOf("backbench".charAt(i % 9))).multiply(BigInteger.valueOf(1_099_511_628_211L))
          .mod(BigInteger.ONE.shiftLeft(64));
    }
    return "ready 0x%016x".formatted(hash);
  }
}
