package dev.backbench.run.jmh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProbeMessageTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "plain", "a b", "a=b", "100 % + 1", "two\nlines\r\n", "\u0000\u001b[31m", "über 日本 😀",
      "%41"})
  void carriesAnyText(String text) throws IOException {
    ProbeMessage sent = ProbeMessage.of("SAID").with("text " + text, text).with("more", 1);
    assertThat(sent.bytes()).doesNotContain(0, 0x1b).endsWith('\n');
    ProbeMessage received = ProbeMessage.parse(new String(sent.bytes(), StandardCharsets.US_ASCII).stripTrailing());
    assertThat(received).isEqualTo(sent);
    assertThat(received.text("text " + text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "done", "DONE ", "DONE ops", "DONE =1", "DONE  ops=1", "DONE ops=%", "DONE ops=%zz",
      "{}"})
  void refusesWhatIsNoMessage(String line) {
    assertThatThrownBy(() -> ProbeMessage.parse(line)).isInstanceOf(ProtocolException.class)
        .hasMessageContaining("expected");
  }

  @Test
  void endsWithTheInputEvenAmidALine() throws IOException {
    BufferedReader in = new BufferedReader(new StringReader("READY\nDON"));
    assertThat(ProbeMessage.read(in).verb()).isEqualTo("READY");
    assertThat(ProbeMessage.read(in).isEnd()).isTrue();
  }

  @Test
  void refusesALineWithoutEnd() {
    BufferedReader in = new BufferedReader(new StringReader("A".repeat((1 << 18) + 1)));
    assertThatThrownBy(() -> ProbeMessage.read(in)).isInstanceOf(ProtocolException.class);
  }

  @Test
  void showsNoControlCharactersOfWhatItRefuses() {
    assertThatThrownBy(() -> ProbeMessage.parse("\u001b[31mred")).hasMessageContaining("%1B").message()
        .doesNotContain("\u001b");
  }
}
