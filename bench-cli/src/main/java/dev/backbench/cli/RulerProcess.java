package dev.backbench.cli;

import dev.backbench.process.Child;
import dev.backbench.process.Children;
import dev.backbench.process.Command;
import dev.backbench.process.OwnJvm;
import dev.backbench.result.Environment;
import dev.backbench.run.ruler.Ruler;
import dev.backbench.run.ruler.RulerTrial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Measures the rulers in a fresh process, whose compiler has seen nothing else. */
final class RulerProcess {
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private RulerProcess() {}

  /** Prints {@code id nanoseconds} a line, for the program that started it. */
  public static void main(String[] arguments) {
    new RulerTrial(System::nanoTime).measure()
        .forEach((ruler, nanos) -> System.out.println(ruler.id() + " " + nanos));
  }

  /**
   * Starts it and waits for its end.
   *
   * @return facts of the environment: {@code ruler.<id>} to nanoseconds a step
   * @throws IOException when it does not end well within a minute
   */
  static SortedMap<String, String> read(Children children, Path scratch) throws IOException {
    Path log = scratch.resolve("rulers.log");
    Child child = children.start(new Command(
        List.of(OwnJvm.launcher().toString(), "-XX:+UseSerialGC", "-Xms64m",
            "-Xmx64m", "-cp", OwnJvm.classPath(), RulerProcess.class.getName()),
        scratch, Map.of(), List.of(), log, false));
    if (!child.waitFor(DEADLINE)) {
      child.kill();
    }
    return parse(Files.readString(log));
  }

  /** What {@link #main} printed. */
  static SortedMap<String, String> parse(String printed) throws IOException {
    Map<Ruler, Double> read = new EnumMap<>(Ruler.class);
    for (Ruler ruler : Ruler.values()) {
      for (String line : printed.lines().toList()) {
        if (line.matches(ruler.id() + " [0-9.E]+")) {
          read.put(ruler, Double.valueOf(line.substring(ruler.id().length() + 1)));
        }
      }
    }
    if (read.size() != Ruler.values().length) {
      throw new IOException("rulers: expected a line of each of %s, got: %s. Run again."
          .formatted(List.of(Ruler.values()), printed.strip()));
    }
    SortedMap<String, String> facts = new TreeMap<>();
    read.forEach((ruler, nanos) -> facts.put(Environment.RULER + ruler.id(), Double.toString(nanos)));
    return facts;
  }
}
