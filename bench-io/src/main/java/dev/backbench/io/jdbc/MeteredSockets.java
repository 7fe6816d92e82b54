package dev.backbench.io.jdbc;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Sockets that tell the {@link Meter} how long they waited for the server, whatever framework sits above the driver. Two
 * readings of the clock per answer are some 50 ns, of 20,000 and more. The driver makes one of these by its name.
 */
public final class MeteredSockets extends SocketFactory {
  /** For the driver. */
  public MeteredSockets() {}

  @Override
  public Socket createSocket() {
    return new MeteredSocket();
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return connected(new java.net.InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
    return createSocket(host, port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return connected(new java.net.InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
      throws IOException {
    return createSocket(address, port);
  }

  private static Socket connected(java.net.InetSocketAddress address) throws IOException {
    Socket socket = new MeteredSocket();
    socket.connect(address);
    return socket;
  }

  private static final class MeteredSocket extends Socket {
    private @Nullable InputStream metered;

    @Override
    public InputStream getInputStream() throws IOException {
      InputStream stream = metered;
      if (stream == null) {
        stream = new MeteredStream(super.getInputStream());
        metered = stream;
      }
      return stream;
    }
  }

  private static final class MeteredStream extends FilterInputStream {
    MeteredStream(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      long start = System.nanoTime();
      int count = in.read(bytes, offset, length);
      Meter.answerWait(System.nanoTime() - start);
      return count;
    }
  }
}
