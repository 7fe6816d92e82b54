package dev.backbench.run.jmh;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;

/** Our end of a forked JVM's line to us. */
final class Connection implements AutoCloseable {
  private final Socket socket;
  private final BufferedReader in;

  Connection(Socket socket) throws IOException {
    this.socket = socket;
    socket.setTcpNoDelay(true);
    in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
  }

  /** What it says within that time; the greeting of a stranger must not hold a thread for ever. */
  ProbeMessage greeting(int withinMillis) throws IOException {
    socket.setSoTimeout(withinMillis);
    ProbeMessage greeting = ProbeMessage.read(in);
    socket.setSoTimeout(0);
    return greeting;
  }

  void send(ProbeMessage message) throws IOException {
    socket.getOutputStream().write(message.bytes());
  }

  /** Passes on everything it says until it hangs up. */
  void listen(BlockingQueue<ForkEvent> inbox) {
    try {
      for (ProbeMessage message = ProbeMessage.read(in); !message.isEnd(); message = ProbeMessage.read(in)) {
        inbox.add(new ForkEvent.Said(message));
      }
      inbox.add(new ForkEvent.HungUp());
    } catch (ProtocolException e) {
      inbox.add(new ForkEvent.Babbled(e.toString()));
    } catch (IOException reset) {
      inbox.add(new ForkEvent.HungUp());
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // The other side is gone: nothing is lost.
    }
  }
}
