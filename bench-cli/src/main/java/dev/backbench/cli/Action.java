package dev.backbench.cli;

import dev.backbench.unit.BadInputException;
import dev.backbench.unit.Nearest;
import dev.backbench.unit.Quoted;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command: checks everything a person typed, then acts. */
abstract class Action implements Callable<Integer> {
  /** Set by picocli before {@link #call}. */
  @Spec
  private @Nullable CommandSpec spec;

  @Override
  public final Integer call() throws BadInputException, UnfitException, IOException {
    List<String> problems = new ArrayList<>(unmatched());
    check(problems);
    if (!problems.isEmpty()) {
      throw new BadInputException(problems);
    }
    return act();
  }

  /** Adds one line for each option or argument that cannot be understood; nothing has happened yet. */
  abstract void check(List<String> problems) throws BadInputException;

  /** Does it, and returns the exit code. */
  abstract int act() throws BadInputException, UnfitException, IOException;

  /** How many arguments were typed after {@code --}. */
  final int afterDelimiter() {
    CommandSpec known = spec;
    List<String> typed = known == null ? List.of() : known.commandLine().getParseResult().originalArgs();
    int delimiter = typed.indexOf("--");
    return delimiter < 0 ? 0 : typed.size() - delimiter - 1;
  }

  private List<String> unmatched() {
    CommandSpec known = spec;
    if (known == null) {
      return List.of();
    }
    return known.commandLine().getUnmatchedArguments().stream().map(text -> text.startsWith("-")
        ? "%s: no option %s. %s".formatted(known.name(), Quoted.of(name(text)),
            Nearest.hint(name(text), known.optionsMap().keySet()))
        : "%s: expected nothing more, got %s.".formatted(known.name(), Quoted.of(text))).toList();
  }

  private static String name(String option) {
    int equals = option.indexOf('=');
    return equals < 0 ? option : option.substring(0, equals);
  }

  /** A problem when the value is none of the known ones. */
  static void oneOf(String option, String value, List<String> known, List<String> problems) {
    if (!known.contains(value)) {
      problems.add("%s: expected one of %s, got %s. %s".formatted(option, String.join(", ", known), Quoted.of(value),
          Nearest.hint(value, known)));
    }
  }
}
