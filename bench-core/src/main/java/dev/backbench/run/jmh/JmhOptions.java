package dev.backbench.run.jmh;

import dev.backbench.unit.Nearest;
import dev.backbench.unit.Quoted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Options of JMH's command line that a person passes on to every fork. Those that measuring rests on are refused: JMH would
 * take them, and the numbers would no longer be what the report says.
 */
public final class JmhOptions {
  private static final Set<String> PASSED = new TreeSet<>(List.of("-prof", "-jvm", "-jvmArgs", "-jvmArgsPrepend",
      "-jvmArgsAppend", "-si", "-v"));
  private static final Map<String, String> REFUSED = new TreeMap<>();
  /** What cells name, or what connects a fork to us. */
  private static final Pattern NAMED_ELSEWHERE = Pattern.compile(
      "-Xm[sx]\\S*|-XX:[+-]Use\\w*GC|-XX:(Max|Initial)(HeapSize|RAM)\\S*|-Djmh\\.\\S*|-Dbackbench\\.\\S*|-Djava\\.io\\.tmpdir\\S*");

  static {
    String granted = "forks, slices and warm-up are granted one by one. Choose a --profile";
    for (String option : List.of("-f", "-wf", "-i", "-wi", "-r", "-w", "-to", "-bs", "-wbs", "-wm", "-wmb")) {
      REFUSED.put(option, granted);
    }
    String written = "results are reported as they are measured. Use report --format jmh";
    for (String option : List.of("-rf", "-rff", "-o", "-l", "-lp", "-lprof", "-lrf", "-h")) {
      REFUSED.put(option, written);
    }
    String identity = "it is part of what a cell measures. Choose cells with --only";
    for (String option : List.of("-p", "-t", "-tg", "-bm", "-tu", "-opi", "-e")) {
      REFUSED.put(option, identity);
    }
    REFUSED.put("-foe", "one failure would discard every result. Failures are reported cell by cell");
    REFUSED.put("-gc", "it takes 600 ms between slices and settles nothing. Choose contenders with another collector");
  }

  private JmhOptions() {}

  /**
   * Checks them.
   *
   * @param arguments as typed after {@code --}: options, each with its value
   * @return one line for each problem
   */
  public static List<String> problems(List<String> arguments) {
    List<String> problems = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i += 2) {
      String option = arguments.get(i);
      if (!PASSED.contains(option)) {
        problems.add(REFUSED.containsKey(option)
            ? "-- %s: refused, %s.".formatted(option, REFUSED.get(option))
            : "--: expected options for JMH (%s), got %s. %s".formatted(String.join(", ", PASSED), Quoted.of(option),
                Nearest.hint(option, PASSED)));
      } else if (i + 1 == arguments.size()) {
        problems.add("-- %s: expected a value, got none. For instance -- -prof gc".formatted(option));
      } else {
        value(option, arguments.get(i + 1), problems);
      }
    }
    return problems;
  }

  private static void value(String option, String value, List<String> problems) {
    if (value.chars().anyMatch(Character::isISOControl)) {
      problems.add("-- %s: expected no control characters, got %s.".formatted(option, Quoted.of(value)));
    }
    if (option.startsWith("-jvmArgs")) {
      NAMED_ELSEWHERE.matcher(value).results().forEach(found -> problems.add(
          "-- %s: refused %s, every cell names its collector and heap, and every fork its own paths. Choose a contender."
              .formatted(option, Quoted.of(found.group()))));
    }
  }
}
