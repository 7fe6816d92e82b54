package dev.backbench.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PlainJsonTest {
  @Test
  void writesWhatCommandsHave() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("text", "a\"b\u001b");
    document.put("numbers", List.of(1, 2L, 0.5));
    document.put("more", Map.of("yes", true));
    assertThat(PlainJson.document(document)).isEqualTo("""
        {"text": "a\\"b\\u001b", "numbers": [1, 2, 0.5], "more": {"yes": true}}
        """);
  }

  @Test
  void refusesWhatJsonCannotSay() {
    assertThatThrownBy(() -> PlainJson.document(Map.of("x", Duration.ZERO))).hasMessageContaining("PT0S");
  }
}
