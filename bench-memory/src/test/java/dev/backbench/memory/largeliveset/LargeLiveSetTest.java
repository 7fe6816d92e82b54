package dev.backbench.memory.largeliveset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backbench.contract.InputSize;
import dev.backbench.contract.Kernel;
import dev.backbench.memory.InterruptionRecorder;
import dev.backbench.memory.Metronome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LargeLiveSetTest {
  /** It came out of the Python and the Go kernel too, which share no line with the Java one. */
  private static final String VERIFIED = "0xa38efaa86e7fe648";

  private final LargeLiveSetSource source = new LargeLiveSetSource();

  @TempDir
  private Path directory;

  @Test
  void theVerifyInputHasItsChecksum() throws IOException {
    Path input = write(InputSize.VERIFY);
    assertThat("0x%016x".formatted(source.load(input).checksum())).isEqualTo(VERIFIED);
    assertThat("0x%016x".formatted(LargeLiveSetSource.cache(input).checksum())).isEqualTo(VERIFIED);
    assertThat(Files.readString(Path.of("workloads", "large-live-set", "workload.json"))).contains(VERIFIED);
  }

  @Test
  void theCacheAnswersWhatArithmeticSays() throws IOException {
    Path input = write(InputSize.VERIFY);
    Kernel cache = LargeLiveSetSource.cache(input);
    Kernel answers = source.load(input);
    // Two passes and a half: what a pass leaves behind must not show in the next.
    for (int i = 0; i < 100; i++) {
      assertThat(cache.step()).as("step %d", i).isEqualTo(answers.step());
    }
    assertThat(cache.checksum()).isEqualTo(LargeLiveSetSource.cache(input).checksum());
  }

  @Test
  void passesAreAlike() throws IOException {
    Kernel cache = LargeLiveSetSource.cache(write(InputSize.VERIFY));
    long[] first = LongStream.generate(cache::step).limit(cache.items()).toArray();
    assertThat(LongStream.generate(cache::step).limit(cache.items()).toArray()).isEqualTo(first);
  }

  /** Two entries, keys 0 and 1, and a period of one: all values are alike. Worth 31 x length + the length's lower byte + stamp. */
  @Test
  void servesEachKindOfRequest() {
    int[] codes = new int[Requests.BATCH];
    // 97 misses, of rank 2; then get key 1, replace key 0, insert key 2 and so evict key 0.
    Arrays.fill(codes, 2);
    codes[97] = 1;
    codes[98] = Requests.REPLACE << Requests.RANK_BITS;
    codes[99] = Requests.INSERT << Requests.RANK_BITS;
    Requests requests = new Requests(2, 1, codes);
    long value = Requests.digest(requests.value(0));
    assertThat(requests.digest(17)).isEqualTo(value);
    long expected = 0;
    for (int i = 0; i < 97; i++) {
      expected = 31 * expected + 7;
    }
    expected = 31 * (31 * (31 * expected + value) + 3 * value) + 5 * value;
    assertThat(new Cache(requests).step()).isEqualTo(expected);
    assertThat(new Answers(requests).step()).isEqualTo(expected);
  }

  @Test
  void valuesSayWhatTheyAre() {
    Requests requests = new Requests(1, 300, new int[Requests.BATCH]);
    for (int i = 0; i < 300; i++) {
      byte[] value = requests.value(i);
      assertThat(value.length).isBetween(Requests.SHORTEST, Requests.LONGEST);
      assertThat(Requests.digest(value)).isEqualTo(requests.digest(i)).isEqualTo(requests.digest(i + 300L));
    }
  }

  @Test
  void theBenchmarkServes() throws IOException {
    LargeLiveSetBenchmark benchmark = new LargeLiveSetBenchmark();
    benchmark.size = "VERIFY";
    benchmark.load();
    Kernel answers = source.load(write(InputSize.VERIFY));
    for (int i = 0; i < 50; i++) {
      assertThat(benchmark.serve(new InterruptionRecorder(), new Metronome())).isEqualTo(answers.step());
    }
    assertThatCode(benchmark::check).doesNotThrowAnyException();
  }

  @Test
  void theLiveSetIsWhatTheParameterSays() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    source.write(InputSize.S, Map.of("live", "64m"), out);
    Path file = Files.write(directory.resolve("s.bin"), out.toByteArray());
    // 64 MiB / 550 bytes in the mean
    assertThat(Requests.read(file).entries()).isEqualTo(122_016);
    assertThatThrownBy(() -> source.write(InputSize.S, Map.of("live", "much"), out))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("\"much\"");
    assertThatThrownBy(() -> source.write(InputSize.S, Map.of("live", "900g"), out))
        .hasMessageContaining("less than 256g");
  }

  @Test
  void refusesWhatItHasNotWritten() throws IOException {
    byte[] good = Files.readAllBytes(write(InputSize.VERIFY));
    // magic, items, entries, period
    for (int at : new int[]{0, 4, 11, 15}) {
      byte[] bad = good.clone();
      bad[at] = (byte) 0xff;
      Path file = Files.write(directory.resolve("bad.bin"), bad);
      assertThatThrownBy(() -> source.load(file)).as("byte %d", at).hasMessageContaining("Delete it");
    }
    Path shorter = Files.write(directory.resolve("short.bin"), Arrays.copyOf(good, good.length - 1));
    assertThatThrownBy(() -> source.load(shorter)).hasMessageContaining("Delete it");
  }

  private Path write(InputSize size) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    source.write(size, Map.of("live", "256m"), out);
    return Files.write(directory.resolve("input.bin"), out.toByteArray());
  }
}
