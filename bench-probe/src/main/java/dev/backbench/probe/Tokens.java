package dev.backbench.probe;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The forked JVM's end of the line to the coordinator. A thread of its own reads, so that a fork whose coordinator is
 * gone halts at once even when its benchmark hangs.
 */
final class Tokens {
  /** As after SIGTERM: nobody wants the result any more. */
  private static final int ABANDONED = 143;

  private final Socket socket;
  private final OutputStream out;
  private final BlockingQueue<Message> received = new LinkedBlockingQueue<>();

  /** Connects to that port of this machine. */
  Tokens(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    out = socket.getOutputStream();
    Thread reader = new Thread(this::read, "backbench-tokens");
    reader.setDaemon(true);
    reader.start();
  }

  /** Sends a line. */
  void send(Message message) throws IOException {
    out.write(message.line().getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  /** Blocks until the coordinator says something. */
  Message take() throws InterruptedException {
    return received.take();
  }

  /** Ends after END: while a thread reads, the JVM's exit takes 300 ms longer. */
  private void read() {
    try {
      BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      while (true) {
        Message message = Message.read(in);
        if (message.isEnd()) {
          Runtime.getRuntime().halt(ABANDONED);
        }
        received.add(message);
        if (message.verb().equals("END")) {
          return;
        }
      }
    } catch (IOException lost) {
      Runtime.getRuntime().halt(ABANDONED);
    }
  }
}
