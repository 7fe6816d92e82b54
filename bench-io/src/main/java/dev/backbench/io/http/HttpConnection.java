package dev.backbench.io.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.backbench.io.WrongResultException;
import dev.backbench.load.Answer;
import dev.backbench.load.Exchange;
import dev.backbench.load.Nonce;
import dev.backbench.load.Target;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * One connection that is kept: sends a request, waits for the whole answer, and judges status, nonce and length. Blocking, and
 * cheap: a client with more comforts would be what is measured. Used by one thread.
 */
final class HttpConnection implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 30_000;
  private static final int BUFFER = 16 << 10;
  private static final int LONGEST_LINE = 8 << 10;
  private static final int NO_CONTENT = 204;

  private final Socket socket;
  private final InputStream in;
  private final Nonce nonce;
  private final byte[] buffer = new byte[BUFFER];
  private int position;
  private int limit;

  HttpConnection(Target target, Nonce nonce) throws IOException {
    socket = new Socket();
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    socket.connect(target.socketAddress(), TIMEOUT_MILLIS);
    in = socket.getInputStream();
    this.nonce = nonce;
  }

  /** A request as it goes over the wire to that target. */
  static byte[] encoded(Exchange exchange, Target target) {
    StringJoiner text = new StringJoiner("\r\n").add(exchange.method() + " " + exchange.path() + " HTTP/1.1")
        .add("Host: " + target);
    exchange.headers().forEach((name, value) -> text.add(name + ": " + value));
    if (!exchange.body().isEmpty()) {
      text.add("Content-Length: " + exchange.body().getBytes(UTF_8).length);
    }
    return text.add("").add(exchange.body()).toString().getBytes(UTF_8);
  }

  /**
   * One request and its answer.
   *
   * @param request as it goes over the wire
   * @return the length of the answer's body
   * @throws WrongResultException for an answer that is not the right one
   */
  long exchange(byte[] request, Answer right) throws IOException {
    socket.getOutputStream().write(request);
    String start = line();
    int status = start.startsWith("HTTP/1.1 ") && start.length() >= 12 ? Integer.parseInt(start, 9, 12, 10) : 0;
    long length = status == NO_CONTENT ? 0 : -1;
    boolean chunked = false;
    boolean ours = false;
    for (String header = line(); !header.isEmpty(); header = line()) {
      int colon = Math.max(0, header.indexOf(':'));
      String name = header.substring(0, colon);
      String value = header.substring(Math.min(header.length(), colon + 1)).strip();
      if (name.equalsIgnoreCase("Content-Length")) {
        length = Long.parseLong(value);
      } else if (name.equalsIgnoreCase("Transfer-Encoding")) {
        chunked = value.equalsIgnoreCase("chunked");
      } else if (name.equalsIgnoreCase(nonce.header())) {
        ours = value.equals(nonce.value());
      }
    }
    if (!chunked && length < 0) {
      throw new WrongResultException("expected a Content-Length or chunks, got neither after \"" + start + "\"");
    }
    long body = chunked ? chunks() : skip(length);
    if (status != right.status() || !ours || body != right.bytes().orElse(body)) {
      throw new WrongResultException("expected status %d with our nonce and %d bytes, got %d, %s nonce and %d bytes"
          .formatted(right.status(), right.bytes().orElse(body), status, ours ? "our" : "another", body));
    }
    return body;
  }

  /** RFC 9112, section 7.1; without extensions and trailers, of which nobody sends any. */
  private long chunks() throws IOException {
    long sum = 0;
    while (true) {
      long length = Long.parseLong(line(), 16);
      skip(length);
      line();
      if (length == 0) {
        return sum;
      }
      sum += length;
    }
  }

  private long skip(long length) throws IOException {
    long left = length;
    while (left > 0) {
      fill();
      int part = (int) Math.min(left, limit - position);
      position += part;
      left -= part;
    }
    return length;
  }

  private String line() throws IOException {
    @Nullable
    ByteArrayOutputStream earlier = null;
    while (true) {
      fill();
      int from = position;
      while (position < limit && buffer[position] != '\n') {
        position++;
      }
      boolean whole = position < limit;
      if (whole && earlier == null) {
        int end = position > from && buffer[position - 1] == '\r' ? position - 1 : position;
        position++;
        return new String(buffer, from, end - from, ISO_8859_1);
      }
      earlier = earlier == null ? new ByteArrayOutputStream() : earlier;
      earlier.write(buffer, from, position - from);
      if (earlier.size() > LONGEST_LINE) {
        throw new WrongResultException("expected a header, got a line of more than %d bytes".formatted(LONGEST_LINE));
      }
      if (whole) {
        position++;
        return earlier.toString(ISO_8859_1).stripTrailing();
      }
    }
  }

  private void fill() throws IOException {
    if (position == limit) {
      position = 0;
      limit = in.read(buffer);
      if (limit <= 0) {
        limit = 0;
        throw new EOFException("expected an answer, got the end of the connection");
      }
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
