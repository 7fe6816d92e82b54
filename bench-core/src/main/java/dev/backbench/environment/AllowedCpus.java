package dev.backbench.environment;

import java.util.Collections;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The logical CPUs that this process may use. */
public final class AllowedCpus {
  private static final Pattern RANGE = Pattern.compile("([0-9]{1,6})(?:-([0-9]{1,6}))?");
  private static final int MOST = 1 << 16;

  private AllowedCpus() {}

  /** From {@code /proc/self/status}; where the system does not say, as many as the JVM sees, from 0. */
  public static NavigableSet<Integer> of(SystemFiles files) {
    return files.value("proc/self/status", "Cpus_allowed_list").flatMap(AllowedCpus::parse).orElseGet(
        () -> range(0, Runtime.getRuntime().availableProcessors() - 1));
  }

  /** Parses the kernel's list format, {@code 0-3,8}; empty for anything else. */
  static Optional<NavigableSet<Integer>> parse(String list) {
    NavigableSet<Integer> cpus = new TreeSet<>();
    for (String part : list.split(",")) {
      Matcher matcher = RANGE.matcher(part.strip());
      if (!matcher.matches()) {
        return Optional.empty();
      }
      int first = Integer.parseInt(matcher.group(1));
      int last = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
      if (last < first || last >= MOST) {
        return Optional.empty();
      }
      cpus.addAll(range(first, last));
    }
    return Optional.of(Collections.unmodifiableNavigableSet(cpus));
  }

  private static NavigableSet<Integer> range(int first, int last) {
    NavigableSet<Integer> cpus = new TreeSet<>();
    IntStream.rangeClosed(first, last).forEach(cpus::add);
    return cpus;
  }
}
