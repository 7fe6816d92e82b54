package dev.backbench.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbench.environment.DockerSocket.Answer;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class DockerSocketTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private final List<SocketChannel> accepted = new ArrayList<>();
  private Path folder = Path.of("/");
  private Path socket = folder;

  /** A socket's path may have about a hundred characters, so not in a nested folder. */
  @BeforeEach
  void createFolder() throws IOException {
    folder = Files.createTempDirectory("docker");
    socket = folder.resolve("s");
  }

  @AfterEach
  void removeFolder() throws IOException {
    for (SocketChannel channel : accepted) {
      channel.close();
    }
    Files.deleteIfExists(socket);
    Files.delete(folder);
  }

  private Answer askOneThatSays(Duration deadline, String... parts) throws IOException {
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(socket));
      CompletableFuture<Void> served = CompletableFuture.runAsync(() -> serve(server, parts));
      Answer answer = new DockerSocket(socket, deadline).ping();
      served.join();
      return answer;
    }
  }

  private void serve(ServerSocketChannel server, String... parts) {
    try {
      SocketChannel channel = server.accept();
      accepted.add(channel);
      channel.read(ByteBuffer.allocate(1024));
      for (String part : parts) {
        channel.write(ByteBuffer.wrap(part.getBytes(StandardCharsets.US_ASCII)));
      }
      if (parts.length > 0) {
        channel.shutdownOutput();
      }
    } catch (IOException clientHasLeft) {
      // Then it has its answer.
    }
  }

  @Test
  void isReadyWhenItSaysSo() throws IOException {
    assertThat(askOneThatSays(LONG, "HTTP/1.0 200 OK\r\n\r\nOK")).isEqualTo(Answer.READY);
  }

  @Test
  void bearsAnAnswerInPieces() throws IOException {
    assertThat(askOneThatSays(LONG, "HTT", "P/1.1 2", "00 OK\r\n")).isEqualTo(Answer.READY);
  }

  @Test
  void isRefusedByOneThatFailsOrIsNoDocker() throws IOException {
    assertThat(askOneThatSays(LONG, "HTTP/1.1 500 Internal Server Error\r\n\r\n")).isEqualTo(Answer.REFUSED);
    Files.delete(socket);
    assertThat(askOneThatSays(LONG, "220 mail.example ESMTP\r\n")).isEqualTo(Answer.REFUSED);
    Files.delete(socket);
    assertThat(askOneThatSays(LONG, "HTTP")).isEqualTo(Answer.REFUSED);
  }

  @Test
  void givesUpOnOneThatHangs() throws IOException {
    assertThat(askOneThatSays(Duration.ofMillis(200))).isEqualTo(Answer.SILENT);
  }

  @Test
  void isRefusedByAFileThatIsNoSocketAndByASocketThatNobodyServes() throws IOException {
    assertThat(new DockerSocket(socket, LONG).ping()).isEqualTo(Answer.ABSENT);
    Files.createFile(socket);
    assertThat(new DockerSocket(socket, LONG).ping()).isEqualTo(Answer.REFUSED);
    Files.delete(socket);
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(socket));
    }
    assertThat(new DockerSocket(socket, LONG).ping()).isEqualTo(Answer.REFUSED);
  }

  @Test
  void followsTheEnvironment() {
    assertThat(DockerSocket.of(Map.of()).path()).isEqualTo(Path.of("/var/run/docker.sock"));
    assertThat(DockerSocket.of(Map.of("DOCKER_HOST", "unix:///run/user/1/docker.sock")).path())
        .isEqualTo(Path.of("/run/user/1/docker.sock"));
    assertThat(DockerSocket.of(Map.of("DOCKER_HOST", "tcp://127.0.0.1:2375")).ping()).isEqualTo(Answer.ABSENT);
  }
}
