package dev.backbench.cli;

import dev.backbench.render.PlainText;
import dev.backbench.run.Progress;
import dev.backbench.unit.BadInputException;
import java.nio.file.Path;
import java.util.Locale;

/** Where the program starts, and the only place that ends it. */
public final class Main {
  private static final int JAVA = 25;

  private Main() {}

  /** Runs a command and exits with its code. */
  public static void main(String[] arguments) {
    System.exit(run(Console.ofProcess(), arguments));
  }

  static int run(Console console, String... arguments) {
    // Messages and reports are the same on every machine: no decimal commas, no other digits.
    Locale.setDefault(Locale.ROOT);
    int java = Runtime.version().feature();
    if (java != JAVA) {
      console.err().println("java: expected version %s, got %s. Set JAVA25_HOME, or use scripts/bench.".formatted(JAVA,
          java));
      return ExitCode.ENVIRONMENT_UNFIT;
    }
    try {
      Project project = Project.locate(System.getProperty("backbench.root", ""), Path.of(""));
      return new Cli(new Wiring(project, text -> console.err().println(PlainText.clean(text))), console,
          progress(console)).run(arguments);
    } catch (BadInputException e) {
      e.problems().forEach(problem -> console.err().println(PlainText.clean(problem)));
      return ExitCode.BAD_INPUT;
    }
  }

  /** Whether this class of machines has a baseline of the project; a damaged one counts, so that its check can say so. */
  static boolean hasBaseline(Console console) {
    try {
      Project project = Project.locate(System.getProperty("backbench.root", ""), Path.of(""));
      return new Wiring(project, text -> console.err().println(PlainText.clean(text))).baselines().exists();
    } catch (BadInputException e) {
      return true;
    }
  }

  private static Progress progress(Console console) {
    return console.terminal()
        ? new TerminalProgress(console.err(), console.layout().width(), System::nanoTime)
        : new PlainProgress(console.err(), System::nanoTime);
  }
}
