package dev.backbench.run.jmh;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;

/** Where forked JVMs connect: a loopback port. A connection that does not know the secret is closed unheard. */
final class ProbeServer implements AutoCloseable {
  private static final int GREETING_MILLIS = 10_000;
  private static final int SECRET_BYTES = 16;

  private final ServerSocket server;
  private final String secret;
  private final Map<String, BlockingQueue<ForkEvent>> expected = new ConcurrentHashMap<>();

  ProbeServer() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    byte[] random = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(random);
    secret = HexFormat.of().formatHex(random);
    Thread.ofPlatform().daemon().name("probe-server").start(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  /** For the environment of the forks; never on a command line. */
  String secret() {
    return secret;
  }

  /** The next connection of that fork goes to that inbox. */
  void expect(String fork, BlockingQueue<ForkEvent> inbox) {
    expected.put(fork, inbox);
  }

  void forget(String fork) {
    expected.remove(fork);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException e) {
        // Closed, which the loop sees, or the client was gone before we looked.
      }
    }
  }

  private void serve(Socket socket) {
    try (Connection connection = new Connection(socket)) {
      ProbeMessage hello = connection.greeting(GREETING_MILLIS);
      if (hello.verb().equals("HELLO") && knows(hello.text("secret"))) {
        BlockingQueue<ForkEvent> inbox = expected.remove(hello.text("fork"));
        if (inbox != null) {
          inbox.add(new ForkEvent.Connected(connection, hello));
          connection.listen(inbox);
        }
      }
    } catch (IOException notOurs) {
      // Whoever it was, it was none of our forks: those are missed by their deadline.
    }
  }

  private boolean knows(String claimed) {
    return MessageDigest.isEqual(claimed.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      // It accepts nothing any more either way.
    }
  }
}
