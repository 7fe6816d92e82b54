package dev.backbench.run.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbench.result.Status;
import dev.backbench.run.ForkFailure;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Texts as JMH 1.37 writes them on JDK 25. */
final class JmhOutputTest {
  @Test
  void findsTheExceptionAndNotItsStack() {
    assertFailure("""
        Iteration   2: <failure>

        noise on standard output
        java.lang.IllegalStateException: no luck
        \tat example.Benchmark.run(Benchmark.java:20)
        Caused by: java.io.IOException: underneath
        """, Status.FAILED, "java.lang.IllegalStateException: no luck");
  }

  @Test
  void ignoresExceptionsThatTheBenchmarkPrintedBefore() {
    assertFailure("""
        java.io.IOException: printed, and handled
        Iteration   2: <failure>

        java.lang.ArithmeticException
        """, Status.FAILED, "java.lang.ArithmeticException");
  }

  @Test
  void tellsAWrongResultFromAFailureWherever() {
    assertFailure("""
        Iteration   1: <failure>

        dev.backbench.cpu.WrongResultException: expected 1, got 2
        """, Status.INVALID, "expected 1, got 2");
    assertFailure("""
        Iteration   1: <failure>

        java.lang.RuntimeException: wrapped
        \tat example.Benchmark.run(Benchmark.java:20)
        Caused by: dev.backbench.cpu.WrongResultException: expected 1, got 2
        """, Status.INVALID, "expected 1, got 2");
  }

  @Test
  void tellsSignalsFromExitCodes() {
    assertFailure("<forked VM failed with exit code 137>", Status.FAILED, "killed by signal 9");
    assertFailure("<forked VM failed with exit code 134>", Status.FAILED, "killed by signal 6");
    assertFailure("<forked VM failed with exit code 3>", Status.FAILED, "exited with code 3: unknown");
  }

  @Test
  void knowsAnExitThatSaysAllIsWell() {
    assertFailure(
        """
            Iteration   2: <failure: VM prematurely exited before JMH had finished with it, explicit System.exit was called?>
            """,
        Status.FAILED, "exited with code 0 before the benchmark was done (System.exit?)");
  }

  @Test
  void quotesAJvmThatDidNotStart() {
    assertFailure("""
        <forked VM failed with exit code 1>
        <stdout last='20 lines'>
        Error occurred during initialization of VM
        Multiple garbage collectors selected
        </stdout>
        <stderr last='20 lines'>
        </stderr>
        """, Status.FAILED,
        "exited with code 1: Error occurred during initialization of VM Multiple garbage collectors selected");
  }

  @Test
  void shortensAStoryWithoutEnd() {
    ForkFailure failure = JmhOutput.of("<failure>\njava.lang.Error: " + "x".repeat(10_000)).failure("unknown");
    assertThat(failure.getMessage()).hasSize(403).endsWith("x...");
  }

  @Test
  void saysWhatItIsToldWhenThereIsNothing() {
    assertThat(JmhOutput.read(Path.of("no", "such", "file")).failure("unknown")).hasMessage("unknown");
  }

  @Test
  void findsTheBenchmarkThreadInAThreadDump() {
    JmhOutput output = JmhOutput.of("""
        Full thread dump OpenJDK 64-Bit Server VM (25.0.1+8-LTS mixed mode, sharing):

        "main" #3 [42] prio=5 os_prio=0 cpu=81.00ms elapsed=2.00s tid=0x1 nid=42 waiting on condition
           java.lang.Thread.State: TIMED_WAITING (parking)
        \tat jdk.internal.misc.Unsafe.park(java.base@25.0.1/Native Method)

        "example.Benchmark.spin-jmh-worker-1" #30 daemon [43] prio=5 tid=0x2 nid=43 runnable
           java.lang.Thread.State: RUNNABLE
        \tat example.Benchmark.spin(Benchmark.java:33)
        \tat java.lang.Thread.run(java.base@25.0.1/Thread.java:1474)

        JNI global refs: 20, weak refs: 0
        """);
    assertThat(output.dumped()).isTrue();
    assertThat(output.position()).hasValue("example.Benchmark.spin(Benchmark.java:33)");
    assertThat(JmhOutput.of("Iteration 1: ").position()).isEmpty();
  }

  private static void assertFailure(String output, Status status, String message) {
    ForkFailure failure = JmhOutput.of(output).failure("unknown");
    assertThat(failure).hasMessage(message);
    assertThat(failure.status()).isEqualTo(status);
  }
}
