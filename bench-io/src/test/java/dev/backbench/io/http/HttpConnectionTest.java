package dev.backbench.io.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backbench.io.WrongResultException;
import dev.backbench.load.Answer;
import dev.backbench.load.Exchange;
import dev.backbench.load.Nonce;
import dev.backbench.load.Target;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Answers in every form that a service may give them, and wrong ones. */
final class HttpConnectionTest {
  private static final Answer RIGHT = Answer.of(200).withBytes(5);

  /** The lengths of two answers, each to a request of its own; a server that writes the script after each. */
  private static long[] exchange(String script) throws IOException {
    return exchange(script, 2);
  }

  /** Likewise, of a server that ends the connection after so many answers. */
  private static long[] exchange(String script, int answers) throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ExecutorService thread = Executors.newSingleThreadExecutor()) {
      Target target = Target.local(server.getLocalPort());
      byte[] request = HttpConnection.encoded(Exchange.get("/x", RIGHT), target);
      Future<Boolean> _ = thread.submit(() -> {
        try (Socket socket = server.accept()) {
          for (int i = 0; i < answers && socket.getInputStream().readNBytes(request.length).length > 0; i++) {
            socket.getOutputStream().write(script.getBytes(US_ASCII));
          }
        }
        return true;
      });
      try (HttpConnection connection = new HttpConnection(target, new Nonce("X-Run", "a1"))) {
        return new long[]{connection.exchange(request, RIGHT), connection.exchange(request, RIGHT)};
      }
    }
  }

  private static String answer(String headers, String body) {
    return "HTTP/1.1 200 OK\r\n" + headers + "\r\n" + body;
  }

  @Test
  void writesARequestAsHttpHasIt() {
    Exchange post = new Exchange("POST", "/users", Map.of("Content-Type", "application/json"), "{\"name\":\"Zoë\"}",
        RIGHT);
    assertThat(new String(HttpConnection.encoded(post, Target.local(81)), UTF_8)).isEqualTo(
        "POST /users HTTP/1.1\r\nHost: 127.0.0.1:81\r\nContent-Type: application/json\r\nContent-Length: 15\r\n\r\n"
            + "{\"name\":\"Zoë\"}");
    assertThat(new String(HttpConnection.encoded(Exchange.get("/x", RIGHT), Target.local(81)), UTF_8))
        .isEqualTo("GET /x HTTP/1.1\r\nHost: 127.0.0.1:81\r\n\r\n");
  }

  @Test
  void readsBodiesOfAKnownLengthOneAfterTheOther() throws IOException {
    assertThat(exchange(answer("content-length: 5\r\nX-Run: a1\r\n", "hello"))).containsExactly(5, 5);
  }

  @Test
  void readsChunks() throws IOException {
    assertThat(exchange(answer("x-run: a1\r\nTransfer-Encoding: chunked\r\n", "2\r\nhe\r\n3\r\nllo\r\n0\r\n\r\n")))
        .containsExactly(5, 5);
  }

  @Test
  void readsHeadersLongerThanItsBuffer() throws IOException {
    String many = ("X-Long: " + "x".repeat(5000) + "\r\n").repeat(5);
    assertThat(exchange(answer(many + "Content-Length: 5\r\nX-Run: a1\r\n", "hello"))).containsExactly(5, 5);
  }

  @Test
  void refusesWrongAnswers() {
    for (String wrong : new String[]{answer("Content-Length: 5\r\nX-Run: b2\r\n", "hello"),
        answer("Content-Length: 5\r\n", "hello"), answer("Content-Length: 4\r\nX-Run: a1\r\n", "hell"),
        answer("X-Run: a1\r\n", ""),
        answer("Content-Length: 5\r\nX-Run: a1\r\n", "hello").replace("200 OK", "500 No")}) {
      assertThatThrownBy(() -> exchange(wrong)).as(wrong).isInstanceOf(WrongResultException.class);
    }
  }

  @Test
  void saysWhenTheConnectionEnds() {
    assertThatThrownBy(() -> exchange(answer("Content-Length: 50\r\nX-Run: a1\r\n", "hello"), 1))
        .isInstanceOf(EOFException.class);
  }
}
