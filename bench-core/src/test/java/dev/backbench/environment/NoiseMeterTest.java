package dev.backbench.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backbench.result.Noise;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NoiseMeterTest {
  private static final long SECOND = 1_000_000_000;
  private static final Offset<Double> EXACT = within(1e-12);

  @TempDir
  private Path root;
  private final AtomicLong clock = new AtomicLong(5 * SECOND);
  private RecordedFiles recorded = new RecordedFiles(Path.of("/"));
  private NoiseMeter meter = new NoiseMeter(recorded.files(), clock::get);

  @BeforeEach
  void recordAMachine() {
    recorded = new RecordedFiles(root).with("proc/stat", "cpu  1000 0 500 8000 100 0 0 50 900 0\n")
        .with("proc/pressure/cpu", "some avg10=0.0 avg60=0.0 avg300=0.0 total=1000000\n");
    meter = new NoiseMeter(recorded.files(), clock::get);
  }

  private Optional<Noise> after(String stat, long wallNanos, long ownCpuNanos) {
    NoiseMeter.Mark mark = meter.mark();
    recorded.with("proc/stat", stat);
    clock.addAndGet(wallNanos);
    return meter.since(mark, ownCpuNanos);
  }

  @Test
  void sharesOutWhatTheCpusDid() {
    NoiseMeter.Mark mark = meter.mark();
    recorded.with("proc/stat", "cpu  1080 10 520 8070 100 5 5 60 980 0\n").with("proc/pressure/cpu",
        "some avg10=0.0 avg60=0.0 avg300=0.0 total=1250000\nfull total=99999999\n");
    clock.addAndGet(SECOND);

    // Two CPUs, one second: 200 ticks. Work 80 + 10 + 20 + 5 + 5 = 120 ticks or 1.2 s, of which 0.7 s are ours; guest
    // time (80 ticks) is within user. Steal 10 of 200. A task waited in 0.25 of 1 s.
    assertThat(meter.since(mark, 7 * SECOND / 10)).hasValueSatisfying(noise -> {
      assertThat(noise.steal()).isCloseTo(0.05, EXACT);
      assertThat(noise.foreignCpu()).isCloseTo(0.5, EXACT);
      assertThat(noise.pressure()).isCloseTo(0.25, EXACT);
    });
  }

  @Test
  void saysNothingWithoutTheKernelsFile() {
    recorded.without("proc/stat");

    assertThat(meter.since(meter.mark(), 0)).isEmpty();
  }

  @Test
  void saysNothingWhenTheFileAppearsOrGoesMeanwhile() {
    NoiseMeter.Mark mark = meter.mark();
    clock.addAndGet(SECOND);
    recorded.without("proc/stat");

    assertThat(meter.since(mark, 0)).isEmpty();
  }

  @Test
  void saysNothingWhenNoTimeHasPassed() {
    assertThat(after("cpu  1000 0 500 8000 100 0 0 50 900 0\n", SECOND, 0)).isEmpty();
    assertThat(after("cpu  1100 0 500 8000 100 0 0 50 900 0\n", 0, 0)).isEmpty();
    assertThat(after("cpu  1200 0 500 8000 100 0 0 50 900 0\n", -SECOND, 0)).isEmpty();
  }

  @Test
  void saysNothingWhenACounterGoesBackwards() {
    assertThat(after("cpu  900 0 500 8100 100 0 0 50 900 0\n", SECOND, 0)).isEmpty();
    assertThat(after("cpu  900 0 600 8200 100 0 0 40 900 0\n", SECOND, 0)).isEmpty();
  }

  @Test
  void bearsIdleTimeThatGoesBackwards() {
    // iowait -100, work +100: the CPUs did nothing but work.
    assertThat(after("cpu  1100 0 500 8000 0 0 0 50 900 0\n", SECOND, 0))
        .contains(new Noise(0, 1, 0));
  }

  @Test
  void neverReadsForeignWorkBelowNone() {
    // We used more than a tick's grain shows.
    assertThat(after("cpu  1010 0 500 8190 100 0 0 50 900 0\n", SECOND, SECOND)).contains(new Noise(0, 0, 0));
  }

  @Test
  void bearsOldKernelsWithFewerFields() {
    recorded.with("proc/stat", "cpu  100 0 100 800\n").without("proc/pressure/cpu");

    assertThat(after("cpu  200 0 100 900\n", SECOND, 0)).contains(new Noise(0, 1, 0));
  }

  @Test
  void refusesLinesOfAnotherShape() {
    recorded.with("proc/stat", "cpu  100 0 100\n");
    assertThat(after("cpu  200 0 100\n", SECOND, 0)).isEmpty();
    recorded.with("proc/stat", "cpu  1 2 3 -4\n");
    assertThat(after("cpu  9 9 9 9\n", SECOND, 0)).isEmpty();
    recorded.with("proc/stat", "cpu0 1 2 3 4\n");
    assertThat(after("cpu0 9 9 9 9\n", SECOND, 0)).isEmpty();
  }

  @Test
  void capsPressureAtAllOfTheTime() {
    NoiseMeter.Mark mark = meter.mark();
    recorded.with("proc/stat", "cpu  1100 0 500 8100 100 0 0 50 900 0\n").with("proc/pressure/cpu",
        "some total=9000000\n");
    clock.addAndGet(SECOND);
    assertThat(meter.since(mark, 0)).hasValueSatisfying(noise -> assertThat(noise.pressure()).isEqualTo(1));

    NoiseMeter.Mark later = meter.mark();
    recorded.with("proc/stat", "cpu  1200 0 500 8200 100 0 0 50 900 0\n").with("proc/pressure/cpu", "some total=5\n");
    clock.addAndGet(SECOND);
    assertThat(meter.since(later, 0)).hasValueSatisfying(noise -> assertThat(noise.pressure()).isZero());
  }

  @Property(tries = 300)
  void isUnknownOrWithinItsBounds(@ForAll @Size(10) long[] from, @ForAll @Size(10) long[] to,
      @ForAll @LongRange(min = -10, max = SECOND) long wall, @ForAll long own) throws IOException {
    Path folder = Files.createTempDirectory("noise");
    RecordedFiles files = new RecordedFiles(folder).with("proc/stat", line(from));
    AtomicLong now = new AtomicLong();
    NoiseMeter noisy = new NoiseMeter(files.files(), now::get);
    NoiseMeter.Mark mark = noisy.mark();
    files.with("proc/stat", line(to));
    now.addAndGet(wall);

    noisy.since(mark, Math.abs(own / 2)).ifPresent(noise -> {
      assertThat(noise.steal()).isBetween(0.0, 1.0);
      assertThat(noise.foreignCpu()).isGreaterThanOrEqualTo(0).isFinite();
    });
    files.without("proc/stat");
    Files.delete(folder.resolve("proc"));
    Files.delete(folder);
  }

  private static String line(long[] fields) {
    StringBuilder line = new StringBuilder("cpu ");
    for (long field : fields) {
      line.append(' ').append(Math.abs(field % 1_000_000));
    }
    return line.append('\n').toString();
  }
}
