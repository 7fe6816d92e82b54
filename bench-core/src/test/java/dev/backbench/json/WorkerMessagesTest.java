package dev.backbench.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backbench.json.WorkerMessages.Message;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WorkerMessagesTest {
  @Test
  void readsTheThreeMessages() {
    assertThat(WorkerMessages.parse("{\"ready\":{\"runtime\":\"cpython 3.11.7\",\"checksum\":\"0xffffffffffffffff\"}}"))
        .isEqualTo(new Message.Ready("cpython 3.11.7", -1));
    assertThat(
        WorkerMessages.parse("{\"slice\":{\"ops\":812,\"wall_ns\":200000001,\"cpu_ns\":3,\"checksum\":\"0x1f\"}}"))
        .isEqualTo(new Message.Sliced(812, 200_000_001, 3, 0x1f));
    assertThat(WorkerMessages.parse("{\"slice\":{\"ops\":3,\"wall_ns\":2,\"cpu_ns\":1,\"checksum\":\"0x3\","
        + "\"workers\":[{\"ops\":1,\"checksum\":\"0x1\"},{\"ops\":2,\"checksum\":\"0x2\"}]}}"))
        .isEqualTo(new Message.Sliced(3, 2, 1, 3, List.of(new Message.Share(1, 1), new Message.Share(2, 2))));
    assertThat(WorkerMessages.parse(
        "{\"slice\":{\"ops\":3,\"wall_ns\":2,\"cpu_ns\":1,\"checksum\":\"0x3\",\"gc_cpu_ns\":7}}"))
        .isEqualTo(new Message.Sliced(3, 2, 1, 3, List.of(), OptionalLong.of(7)));
    assertThat(WorkerMessages.parse("{\"error\":{\"message\":\"no such file\"}}"))
        .isEqualTo(new Message.Failed("no such file"));
  }

  @Test
  void writesWhatWorkersRead() {
    assertThat(WorkerMessages.slice(Duration.ofMillis(200))).isEqualTo("{\"slice\":{\"min_ms\":200}}");
    assertThat(WorkerMessages.stop()).isEqualTo("{\"stop\":{}}");
    assertThat(WorkerMessages.checksum(0x1f)).isEqualTo("0x000000000000001f");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "[]", "{}", "{\"ready\":{}}",
      "{\"ready\":{\"runtime\":\"go\",\"checksum\":\"0x1\"},\"slice\":{}}",
      "{\"ready\":{\"runtime\":1,\"checksum\":\"0x1\"}}", "{\"ready\":{\"runtime\":\"go\",\"checksum\":\"1\"}}",
      "{\"ready\":{\"runtime\":\"go\",\"checksum\":\"0x11111111111111111\"}}",
      "{\"slice\":{\"ops\":1.5,\"wall_ns\":1,\"cpu_ns\":1,\"checksum\":\"0x1\"}}",
      "{\"slice\":{\"ops\":18446744073709551615,\"wall_ns\":1,\"cpu_ns\":1,\"checksum\":\"0x1\"}}",
      "{\"slice\":{\"ops\":1,\"ops\":2,\"wall_ns\":1,\"cpu_ns\":1,\"checksum\":\"0x1\"}}",
      "{\"slice\":{\"ops\":1,\"wall_ns\":1,\"checksum\":\"0x1\"}}",
      "{\"slice\":{\"ops\":1,\"wall_ns\":1,\"cpu_ns\":1,\"checksum\":\"0x1\",\"more\":1}}",
      "{\"error\":{\"message\":1}}",
      "{\"error\":{\"message\":\"a\"}} trailing", "{\"stop\":{}}"})
  void refusesEverythingElse(String line) {
    assertThatThrownBy(() -> WorkerMessages.parse(line)).isInstanceOf(IllegalArgumentException.class);
  }
}
