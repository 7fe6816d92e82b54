package dev.backbench.run.launch;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A program for launches that behaves as its property {@code behave} says. */
final class LaunchedProgram {
  private LaunchedProgram() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    String behave = System.getProperty("behave", "well");
    switch (behave) {
      case "mute" -> hold();
      case "die-early" -> die();
      case "wrong" -> System.out.println("ready \u001b[31m0x0");
      case "no-line-break" -> System.out.print("ready 0x1");
      case "endless" -> System.out.print("x".repeat(200_000));
      case "chatty" -> System.out.println("ready 0x1\n" + "more\n".repeat(200_000));
      case "grandchild" -> grandchild();
      default -> System.out.println("ready 0x1");
    }
    System.out.flush();
    switch (behave) {
      case "busy" -> Thread.ofPlatform().daemon().start(LaunchedProgram::spin);
      case "no-line-break" -> System.out.close();
      case "leave-at-once" -> System.exit(0);
      default -> {
      }
    }
    System.in.transferTo(OutputStream.nullOutputStream());
    switch (behave) {
      case "ignore-end" -> hold();
      case "end-badly" -> die();
      default -> {
      }
    }
  }

  private static void grandchild() throws IOException {
    Process child = new ProcessBuilder("setsid", "sleep", "600").inheritIO().start();
    Files.writeString(Path.of("grandchild"), Long.toString(child.pid()));
    System.out.println("ready 0x1");
  }

  private static void die() {
    System.err.println("no heart to go on");
    System.exit(7);
  }

  private static void hold() throws InterruptedException {
    new CountDownLatch(1).await();
  }

  private static void spin() {
    while (!Thread.interrupted()) {
      Thread.onSpinWait();
    }
  }
}
