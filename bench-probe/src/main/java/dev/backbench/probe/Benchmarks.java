package dev.backbench.probe;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.Defaults;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.VerboseMode;

/** What the class path holds. */
final class Benchmarks {
  private Benchmarks() {}

  /** Every benchmark, once per mode. */
  static List<Message> list() {
    List<Message> messages = new ArrayList<>();
    for (BenchmarkListEntry entry : find(List.of(".*"), List.of())) {
      for (Mode mode : modes(entry)) {
        Message message = Message.of("BENCHMARK").with("name", entry.getUsername()).with("mode", mode.shortLabel())
            .with("threads", entry.getThreads().hasValue() ? Math.max(0, entry.getThreads().get()) : "")
            .with("unit", entry.getTimeUnit().orElse(Defaults.OUTPUT_TIMEUNIT).name());
        for (Map.Entry<String, String[]> param : params(entry).entrySet()) {
          for (String value : param.getValue()) {
            message = message.with("param." + param.getKey(), value);
          }
        }
        for (String arg : jvmArgs(entry)) {
          message = message.with("jvm_arg", arg);
        }
        messages.add(message);
      }
    }
    return messages;
  }

  /**
   * The only benchmark that the options select.
   *
   * @throws IllegalArgumentException when they select none, or several by name, mode or parameter: one run, one answer
   */
  static BenchmarkListEntry only(Options options) {
    Set<BenchmarkListEntry> found = find(options.getIncludes(), options.getExcludes());
    // One that is annotated with two modes is there twice; -bm makes it one.
    long distinct = options.getBenchModes().isEmpty()
        ? found.size()
        : found.stream().map(BenchmarkListEntry::getUsername).distinct().count();
    if (distinct != 1) {
      List<String> names = new ArrayList<>();
      found.forEach(entry -> names.add(entry.getUsername() + " (" + entry.getMode().shortLabel() + ")"));
      throw new IllegalArgumentException("expected one benchmark that matches " + options.getIncludes() + ", got "
          + found.size() + " " + names);
    }
    BenchmarkListEntry entry = found.iterator().next();
    int modes = options.getBenchModes().isEmpty() ? modes(entry).size() : options.getBenchModes().size();
    if (modes != 1) {
      throw new IllegalArgumentException(entry.getUsername() + ": expected one mode, got " + modes + ". Give -bm.");
    }
    for (Map.Entry<String, String[]> param : params(entry).entrySet()) {
      int values = options.getParameter(param.getKey()).hasValue()
          ? options.getParameter(param.getKey()).get().size()
          : param.getValue().length;
      if (values != 1) {
        throw new IllegalArgumentException(entry.getUsername() + ": expected one value of the parameter "
            + param.getKey() + ", got " + values + ". Give -p " + param.getKey() + "=...");
      }
    }
    return entry;
  }

  private static Set<BenchmarkListEntry> find(List<String> includes, List<String> excludes) {
    OutputFormat silent = OutputFormatFactory.createFormatInstance(System.err, VerboseMode.SILENT);
    return BenchmarkList.defaultList().find(silent, includes, excludes);
  }

  private static Map<String, String[]> params(BenchmarkListEntry entry) {
    return entry.getParams().orElse(Collections.emptyMap());
  }

  /** In the order in which JMH hands them to the fork. */
  private static List<String> jvmArgs(BenchmarkListEntry entry) {
    List<String> args = new ArrayList<>(entry.getJvmArgsPrepend().orElse(List.of()));
    args.addAll(entry.getJvmArgs().orElse(List.of()));
    args.addAll(entry.getJvmArgsAppend().orElse(List.of()));
    return args;
  }

  private static List<Mode> modes(BenchmarkListEntry entry) {
    if (entry.getMode() != Mode.All) {
      return List.of(entry.getMode());
    }
    List<Mode> all = new ArrayList<>(List.of(Mode.values()));
    all.remove(Mode.All);
    return all;
  }
}
