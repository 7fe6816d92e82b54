package dev.backbench.cli;

import dev.backbench.render.Layout;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * The two streams and what the reader's screen can show. Standard output is data, standard error is talk.
 *
 * @param out data
 * @param err talk
 * @param terminal whether a person watches
 * @param environment the process's environment, or a test's
 */
record Console(PrintStream out, PrintStream err, boolean terminal, Map<String, String> environment) {
  private static final int USUAL_WIDTH = 80;
  private static final int LOG_WIDTH = 120;

  Console {
    environment = Map.copyOf(environment);
  }

  /** The process's own; UTF-8 whatever the locale says, because tables hold more than ASCII. */
  static Console ofProcess() {
    return new Console(stream(FileDescriptor.out), stream(FileDescriptor.err),
        Optional.ofNullable(System.console()).map(java.io.Console::isTerminal).orElse(false), System.getenv());
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  /** Colour on a terminal that wants it (no-color.org); COLUMNS, else 80 on a terminal and 120 in a log. */
  Layout layout() {
    boolean wanted = environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !environment.getOrDefault("TERM", "").equals("dumb");
    return new Layout(columns().orElse(terminal ? USUAL_WIDTH : LOG_WIDTH), terminal && wanted);
  }

  private Optional<Integer> columns() {
    return Optional.ofNullable(environment.get("COLUMNS")).filter(text -> text.matches("[1-9][0-9]{1,3}"))
        .map(Integer::valueOf);
  }
}
