package dev.backbench.environment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports for servers of ours. Not those that the system gives to clients: between our looking and the server's start,
 * any connection of the machine may get one of these, and in a round in which eleven services open their pools many do.
 */
public final class FreePort {
  private static final int FIRST = 20_000;
  /** Where Linux's own begin, unless it says otherwise. */
  private static final int USUAL_END = 32_768;
  private static final int LEAST = 1_000;
  /** Processes that look at the same time begin at different ones. */
  private static final AtomicInteger TURN = new AtomicInteger((int) (ProcessHandle.current().pid() * 97 % USUAL_END));

  private FreePort() {}

  /**
   * One that nobody listens on at this moment, on loopback; not the same again soon.
   *
   * @throws UncheckedIOException when there is none
   */
  public static int next() {
    return next(SystemFiles.ofMachine());
  }

  static int next(SystemFiles files) {
    int span = end(files) - FIRST;
    for (int tried = 0; tried < span && span >= LEAST; tried++) {
      int port = FIRST + Math.floorMod(TURN.getAndIncrement(), span);
      if (free(port)) {
        return port;
      }
    }
    try (ServerSocket socket = listen(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("no free port on loopback", e);
    }
  }

  private static int end(SystemFiles files) {
    return files.line("proc/sys/net/ipv4/ip_local_port_range").map(range -> Integer.valueOf(range.split("\\s+")[0]))
        .map(first -> Math.min(first, USUAL_END)).orElse(USUAL_END);
  }

  private static boolean free(int port) {
    try (ServerSocket _ = listen(port)) {
      return true;
    } catch (IOException taken) {
      return false;
    }
  }

  private static ServerSocket listen(int port) throws IOException {
    return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
  }
}
