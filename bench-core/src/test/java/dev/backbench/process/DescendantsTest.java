package dev.backbench.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class DescendantsTest {
  @Test
  void areThoseThatTheJdkFinds() throws IOException, InterruptedException {
    // The first line comes when both children are there.
    Process shell = new ProcessBuilder("sh", "-c", "(sleep 60; true) & sleep 60 & echo; wait").start();
    try {
      assertThat(shell.getInputStream().read()).isEqualTo('\n');
      ProcessHandle inner = shell.children().filter(child -> child.info().command().orElse("").endsWith("sh"))
          .findFirst().orElse(shell.toHandle());
      while (inner.descendants().findAny().isEmpty()) {
        Thread.onSpinWait();
      }
      assertThat(Descendants.withRoot(shell.pid())).first().isEqualTo(shell.pid());
      assertThat(Descendants.withRoot(shell.pid())).hasSizeGreaterThanOrEqualTo(4).containsExactlyInAnyOrderElementsOf(
          Stream.concat(Stream.of(shell.toHandle()), shell.descendants()).map(ProcessHandle::pid).toList());
    } finally {
      shell.descendants().toList().forEach(ProcessHandle::destroyForcibly);
      shell.destroyForcibly().waitFor();
    }
    assertThat(Descendants.withRoot(shell.pid())).isEmpty();
  }
}
