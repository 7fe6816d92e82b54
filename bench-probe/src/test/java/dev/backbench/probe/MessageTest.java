package dev.backbench.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.ProtocolException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MessageTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "plain", "a b", "a=b", "100 % + 1", "two\nlines\r\n", "\u0000\u001b[31m", "über 日本 😀",
      "%41"})
  void carriesAnyText(String text) throws IOException {
    Message sent = Message.of("SAID").with("text " + text, text).with("more", 1).with("more", 2);
    assertThat(sent.line()).matches("[ -~]+\n");
    Message received = Message.read(new BufferedReader(new StringReader(sent.line())));
    assertThat(received.verb()).isEqualTo("SAID");
    assertThat(received.text("text " + text)).isEqualTo(text);
    assertThat(received.all("more")).containsExactly("1", "2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GRANT ", "GRANT ms", "GRANT =1", "GRANT  ms=1", "GRANT ms=%", "GRANT ms=%zz"})
  void refusesWhatIsNoMessage(String line) {
    assertThatThrownBy(() -> Message.parse(line)).isInstanceOf(ProtocolException.class)
        .hasMessageContaining("expected");
  }

  @Test
  void namesTheFieldThatIsMissingOrNoNumber() throws IOException {
    Message grant = Message.parse("GRANT ms=soon");
    assertThatThrownBy(() -> grant.number("ms")).hasMessage("GRANT: expected a whole number as ms, got \"soon\"");
    assertThatThrownBy(() -> grant.text("us")).hasMessage("GRANT: expected us=, got none");
  }

  @Test
  void endsWithTheInputEvenAmidALine() throws IOException {
    BufferedReader in = new BufferedReader(new StringReader("READY\nDON"));
    assertThat(Message.read(in).verb()).isEqualTo("READY");
    assertThat(Message.read(in).isEnd()).isTrue();
  }
}
