package dev.backbench.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FreePortTest {
  @TempDir
  private Path root;

  @Test
  void isNoneThatTheSystemGivesToClients() throws IOException {
    assertThat(FreePort.next(given("32768\t60999"))).isBetween(20_000, 32_767);
    assertThat(FreePort.next(given("21000\t60999"))).isBetween(20_000, 20_999);
    assertThat(FreePort.next(new SystemFiles(root.resolve("elsewhere")))).isBetween(20_000, 32_767);
  }

  @Test
  void isAnyWhereClientsMayGetAll() throws IOException {
    assertThat(FreePort.next(given("1024\t65535"))).isPositive();
  }

  @Test
  void isNotTheSameAgainAndNobodyListensThere() throws IOException {
    int first = FreePort.next();
    try (ServerSocket _ = new ServerSocket(first + 1, 1, InetAddress.getLoopbackAddress())) {
      assertThat(FreePort.next()).isNotIn(first, first + 1);
    }
  }

  private SystemFiles given(String range) throws IOException {
    Path folder = Files.createDirectories(root.resolve("proc/sys/net/ipv4"));
    Files.writeString(folder.resolve("ip_local_port_range"), range + "\n");
    return new SystemFiles(root);
  }
}
