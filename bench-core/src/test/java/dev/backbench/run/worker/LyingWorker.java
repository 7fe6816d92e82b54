package dev.backbench.run.worker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * A worker that does {@link CountingKernel} honestly, except for the one thing that its first argument says. A program of
 * its own: it speaks on standard output.
 */
final class LyingWorker {
  private static final String READY = "{\"ready\":{\"runtime\":\"test 1\",\"checksum\":\"0x%x\"}}";

  private LyingWorker() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    String lie = args[0];
    switch (lie) {
      case "dies-before-ready" -> die("missing module: noodles", 3);
      case "hangs-before-ready" -> Thread.sleep(Long.MAX_VALUE);
      case "garbage-before-ready" -> say("Welcome to \u0007the kernel!");
      case "slice-before-ready" -> say(slice(1, 1, 0, 1));
      case "error" -> say("{\"error\":{\"message\":\"expected 4 bytes, got 3\"}}");
      case "endless-line" -> {
        while (!System.out.checkError()) {
          System.out.print("x".repeat(1 << 16));
        }
      }
      case "wrong-checksum" -> say(READY.formatted(CountingKernel.CHECKSUM + 1));
      default -> say(READY.formatted(CountingKernel.CHECKSUM));
    }
    if (lie.equals("speaks-unasked")) {
      say(slice(1, 1_000_000_000, 0, 1));
    }
    serve(lie);
  }

  private static void serve(String lie) throws IOException, InterruptedException {
    CountingKernel kernel = new CountingKernel();
    long sum = 0;
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.contains("stop")) {
        stop(lie);
        return;
      }
      misbehave(lie);
      long millis = Long.parseLong(line.replaceAll("[^0-9]", ""));
      long start = System.nanoTime();
      long wall = 0;
      long operations = 0;
      for (; wall < millis * 1_000_000; wall = System.nanoTime() - start) {
        sum += kernel.step();
        operations++;
      }
      say(switch (lie) {
        case "wrong-count" -> slice(operations + 1, wall, 0, sum);
        case "wrong-work" -> slice(operations, wall, 0, sum + 1);
        case "wrong-time" -> slice(operations, wall / 2, 0, sum);
        default -> slice(operations, wall, 0, sum);
      });
    }
  }

  private static void misbehave(String lie) throws IOException, InterruptedException {
    switch (lie) {
      case "dies-in-slice" -> die("out of noodles", 7);
      case "killed-in-slice" -> {
        new ProcessBuilder("kill", "-9", Long.toString(ProcessHandle.current().pid())).start();
        Thread.sleep(Long.MAX_VALUE);
      }
      case "hangs-in-slice" -> Thread.sleep(Long.MAX_VALUE);
      case "garbage-in-slice" -> say("slice done");
      case "second-ready" -> say(READY.formatted(CountingKernel.CHECKSUM));
      case "closes-output" -> {
        System.out.close();
        Thread.sleep(Long.MAX_VALUE);
      }
      default -> {
        // Behaves.
      }
    }
  }

  private static void stop(String lie) throws InterruptedException {
    switch (lie) {
      case "hangs-at-stop" -> Thread.sleep(Long.MAX_VALUE);
      case "fails-at-stop" -> die("cannot let go", 9);
      default -> {
        // Ends.
      }
    }
  }

  private static String slice(long operations, long wall, long cpu, long sum) {
    return "{\"slice\":{\"ops\":%d,\"wall_ns\":%d,\"cpu_ns\":%d,\"checksum\":\"0x%x\"}}".formatted(operations, wall,
        cpu,
        sum);
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }

  private static void die(String words, int code) {
    System.err.println("starting");
    System.err.println(words);
    System.exit(code);
  }
}
