package dev.backbench.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MemoryTest {
  @Test
  void isFixedOrAMultipleOfAParameter() {
    assertThat(Memory.parse("256m")).contains(new Memory.Fixed(256L << 20));
    assertThat(Memory.parse("2g")).contains(new Memory.Fixed(2L << 30));
    Memory multiple = Memory.parse("2.5x live").orElseThrow();
    assertThat(multiple).isEqualTo(new Memory.Times(2.5, "live"));
    // 2.5 x 64 MiB = 160 MiB
    assertThat(multiple.in(Map.of("live", "64m"))).isEqualTo(160L << 20);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "256", "m", "0m", "256k", "x live", "0x live", "3xlive", "3x Live", "-1x live"})
  void isNothingElse(String text) {
    assertThat(Memory.parse(text)).isEmpty();
  }

  @Test
  void needsItsParameter() {
    Memory multiple = new Memory.Times(3, "live");
    assertThatThrownBy(() -> multiple.in(Map.of())).hasMessageContaining("parameter live");
    assertThatThrownBy(() -> multiple.in(Map.of("live", "much"))).hasMessageContaining("\"much\"");
  }

  @Test
  void makesAHeapOfEachCell() {
    Jvm jvm = new Jvm(Jvm.Collector.SERIAL, new Memory.Times(3, "live"), List.of("-Xss1m"));
    assertThat(jvm.flags(Map.of("live", "16m"))).containsExactly("-XX:+UseSerialGC", "-Xms50331648", "-Xmx50331648",
        "-XX:+AlwaysPreTouch", "-Xss1m");
  }
}
