package dev.backbench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backbench.contract.InputSize;
import dev.backbench.contract.Kernel;
import dev.backbench.contract.KernelSource;
import dev.backbench.contract.WrongResultException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KernelTrialTest {
  @TempDir
  private Path directory;

  @AfterEach
  void forgetProperties() {
    System.clearProperty(KernelTrial.INPUT);
    System.clearProperty(KernelTrial.VERIFY);
  }

  @Test
  void generatesAnInputWhenNoneIsGivenAndRemovesIt() throws IOException {
    Countdown source = new Countdown(true);
    KernelTrial trial = KernelTrial.open(source, InputSize.S, Map.of("from", "3"));
    assertThat(List.of(trial.step(), trial.step(), trial.step(), trial.step())).containsExactly(3L, 2L, 1L, 3L);
    assertThatCode(trial::check).doesNotThrowAnyException();
    assertThat(source.loaded).isNotEmpty().allSatisfy(file -> assertThat(file).doesNotExist());
  }

  @Test
  void loadsTheInputThatItIsGivenAndLeavesIt() throws IOException {
    Path given = Files.writeString(directory.resolve("input"), "2");
    System.setProperty(KernelTrial.INPUT, given.toString());
    KernelTrial trial = KernelTrial.open(new Countdown(true), InputSize.S, Map.of("from", "3"));
    assertThat(trial.step()).isEqualTo(2);
    assertThat(given).exists();
  }

  @Test
  void takesTheReferencesSumsFromBesideTheInput() throws IOException {
    Path given = Files.writeString(directory.resolve("input"), "2");
    System.setProperty(KernelTrial.INPUT, given.toString());
    Countdown source = new Countdown(true);
    KernelTrial.open(source, InputSize.S, Map.of());
    assertThat(source.loaded).as("the kernel and the reference").hasSize(2);
    Files.write(directory.resolve("input.sums"), RunningSums.of(source.load(given)).bytes());
    source.loaded.clear();
    KernelTrial trial = KernelTrial.open(source, InputSize.S, Map.of());
    assertThat(source.loaded).as("the kernel alone, which is cold").hasSize(1);
    trial.step();
    assertThatCode(trial::check).doesNotThrowAnyException();
    Files.write(directory.resolve("input.sums"), new byte[9]);
    assertThatThrownBy(() -> KernelTrial.open(source, InputSize.S, Map.of())).isInstanceOf(IOException.class)
        .hasMessageContaining("input.sums: expected running sums of 8 bytes each, got 9 bytes");
  }

  @Test
  void givesEachWorkerAKernelOfItsOwn() throws IOException {
    List<KernelTrial> trials = KernelTrial.open(new Countdown(true), new Countdown(true)::load, InputSize.S,
        Map.of("from", "3"), 2);
    assertThat(trials.stream().map(KernelTrial::step)).containsExactly(3L, 3L);
    trials.forEach(trial -> assertThatCode(trial::check).doesNotThrowAnyException());
  }

  @Test
  void stepsOnlyAfterTheRightChecksum() throws IOException {
    System.setProperty(KernelTrial.VERIFY, Files.writeString(directory.resolve("verify"), "5").toString());
    Path checksum = Files.writeString(directory.resolve("verify.checksum"), "0x0000000000000005\n");
    assertThatCode(this::open).doesNotThrowAnyException();
    Files.writeString(checksum, "0x0000000000000006\n");
    assertThatThrownBy(this::open).isInstanceOf(WrongResultException.class)
        .hasMessageContaining("is 0x0000000000000005, contract says 0x0000000000000006");
    Files.delete(checksum);
    assertThatThrownBy(this::open).isInstanceOf(IOException.class);
  }

  @Test
  void refusesStepsThatDoNotAddUp() throws IOException {
    // Two items whose second pass goes on below zero, in place of starting over.
    KernelTrial trial = KernelTrial.open(new Countdown(false), InputSize.S, Map.of("from", "2"));
    trial.step();
    trial.step();
    assertThatCode(trial::check).doesNotThrowAnyException();
    trial.step();
    // 2 + 1 + 2 expected, 2 + 1 + 0 got.
    assertThatThrownBy(trial::check).isInstanceOf(WrongResultException.class)
        .hasMessageContaining(
            "after 3 operations the running checksum must be 0x0000000000000005, got 0x0000000000000003");
  }

  private KernelTrial open() throws IOException {
    return KernelTrial.open(new Countdown(true), InputSize.S, Map.of("from", "3"));
  }

  /** Items n, n - 1, ... 1; the input is n in decimal, and so is the checksum. */
  private static final class Countdown implements KernelSource {
    private final boolean startsOver;
    private final List<Path> loaded = new ArrayList<>();

    Countdown(boolean startsOver) {
      this.startsOver = startsOver;
    }

    @Override
    public void write(InputSize size, Map<String, String> parameters, OutputStream out) throws IOException {
      out.write(parameters.getOrDefault("from", "1").getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    @Override
    public Kernel load(Path file) throws IOException {
      loaded.add(file);
      int from = Integer.parseInt(Files.readString(file));
      return new Kernel() {
        private long next = from;

        @Override
        public int items() {
          return from;
        }

        @Override
        public long step() {
          long result = next--;
          if (startsOver && next == 0) {
            next = from;
          }
          return result;
        }

        @Override
        public long checksum() {
          return from;
        }
      };
    }
  }
}
