package dev.backbench.environment;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * A container engine behind its Unix socket, asked whether it is there ({@code GET /_ping} of the Docker Engine API).
 *
 * @param path of the socket
 * @param deadline for the whole answer
 */
public record DockerSocket(Path path, Duration deadline) {
  private static final String SCHEME = "unix://";
  private static final String REQUEST = "GET /_ping HTTP/1.0\r\nHost: localhost\r\nConnection: close\r\n\r\n";
  private static final int STATUS_LINE = "HTTP/1.1 200".length();

  /** Refuses nulls. */
  public DockerSocket {
    requireNonNull(path, "path");
    requireNonNull(deadline, "deadline");
  }

  /**
   * The one that {@code DOCKER_HOST} names, or the usual one, with 2 s to answer. An engine that is not behind a Unix
   * socket is not asked, and so absent.
   */
  public static DockerSocket of(Map<String, String> environment) {
    String host = environment.getOrDefault("DOCKER_HOST", SCHEME + "/var/run/docker.sock");
    return new DockerSocket(Path.of(host.startsWith(SCHEME) ? host.substring(SCHEME.length()) : "/nonexistent"),
        Duration.ofSeconds(2));
  }

  /** Whether it answers. */
  public Answer ping() {
    if (!Files.exists(path)) {
      return Answer.ABSENT;
    }
    // Not blocking, because a daemon that has hung accepts the connection and then says nothing.
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(path));
        Selector selector = Selector.open()) {
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ);
      // A request of that length fits in the socket's buffer at once.
      channel.write(ByteBuffer.wrap(REQUEST.getBytes(StandardCharsets.US_ASCII)));
      return read(channel, selector);
    } catch (IOException e) {
      return Answer.REFUSED;
    }
  }

  private Answer read(SocketChannel channel, Selector selector) throws IOException {
    long end = System.nanoTime() + deadline.toNanos();
    ByteBuffer status = ByteBuffer.allocate(STATUS_LINE);
    while (status.hasRemaining()) {
      long millis = (end - System.nanoTime()) / 1_000_000;
      if (millis <= 0 || selector.select(millis) == 0) {
        return Answer.SILENT;
      }
      selector.selectedKeys().clear();
      if (channel.read(status) < 0) {
        return Answer.REFUSED;
      }
    }
    String line = StandardCharsets.US_ASCII.decode(status.flip()).toString();
    return line.matches("HTTP/1\\.[01] 200") ? Answer.READY : Answer.REFUSED;
  }

  /** What became of the question. */
  public enum Answer {
    /** It is ready. */
    READY,
    /** There is no socket. */
    ABSENT,
    /** The socket does not accept us, or answers with something else than 200. */
    REFUSED,
    /** It accepted the connection and did not answer in time. */
    SILENT
  }
}
