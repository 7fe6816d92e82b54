package dev.backbench.render;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Benchmarks as people read them: without their package, as {@code Sort.quick/size=100}. Packages fill a line and are the same
 * for most. Documents that programs read keep whole names.
 */
public final class BenchmarkNames {
  /** In front of a class, at the beginning or behind the mark of a control. */
  private static final Pattern PACKAGE = Pattern.compile("^(A/A )?(?:[\\p{Ll}_][\\w$]*\\.)+(?=\\p{Lu})");

  private final Map<String, String> names;

  /** Of those that are shown together: where two would read the same, both stay whole. */
  public BenchmarkNames(Collection<String> ids) {
    Map<String, Long> times = ids.stream().distinct()
        .collect(Collectors.groupingBy(BenchmarkNames::brief, Collectors.counting()));
    names = new LinkedHashMap<>();
    // Longest first, for one name may begin with another.
    ids.stream().distinct().sorted(Comparator.comparingInt(String::length).reversed())
        .forEach(id -> names.put(id, times.getOrDefault(brief(id), 1L) == 1 ? brief(id) : id));
  }

  /** One name by itself. */
  public static String brief(String id) {
    return PACKAGE.matcher(id).replaceFirst("$1");
  }

  /** A text in which every one of them is short. */
  public String in(String text) {
    String brief = text;
    for (Map.Entry<String, String> name : names.entrySet()) {
      brief = brief.replace(name.getKey(), name.getValue());
    }
    return brief;
  }
}
