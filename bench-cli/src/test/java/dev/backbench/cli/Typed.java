package dev.backbench.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Runs commands and keeps what they said. */
final class Typed {
  private final Services services;
  private final Map<String, String> environment;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  int code;

  Typed(Services services) {
    this(services, Map.of());
  }

  Typed(Services services, Map<String, String> environment) {
    this.services = services;
    this.environment = environment;
  }

  void run(String... arguments) {
    out.reset();
    err.reset();
    Console console = new Console(new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8), false, environment);
    code = new Cli(services, console, new PlainProgress(console.err(), () -> 0)).run(arguments);
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
