package dev.backbench.render;

import dev.backbench.result.ForkResult;
import dev.backbench.result.Measurement;
import dev.backbench.result.Report;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** On what machine and tools it was measured, what contenders ran on, and what was not the same for all forks of a cell. */
final class EnvironmentSection {
  private static final String SAME = "No fork of a cell said anything of itself that another one of the same cell did not.";

  private EnvironmentSection() {}

  static Section of(Report report) {
    Map<String, String> facts = new LinkedHashMap<>(report.environment().facts());
    facts.put("plan", report.run().planHash());
    facts.put("backbench", report.run().version());
    Markup body = new Markup().open("dl", "class", "card").line();
    facts.forEach((name, value) -> body.open("div").inline("dt", name).inline("dd", value).close("div").line());
    body.close("dl").line();
    List<List<String>> runtimes = runtimes(report);
    if (!runtimes.isEmpty()) {
      body.element("h3", "What contenders ran on").add(HtmlTable.words(List.of("contender", "runtime"), runtimes));
    }
    List<List<String>> differences = differences(report);
    body.element("h3", "Differences between forks of a cell");
    if (differences.isEmpty()) {
      body.element("p", SAME);
    } else {
      body.add(HtmlTable.words(List.of("cell", "fact", "values"), differences));
    }
    return new Section("environment", "Environment", body.toString());
  }

  private static List<List<String>> runtimes(Report report) {
    Map<String, Set<String>> byContender = new LinkedHashMap<>();
    report.cells().forEach(each -> each.forks().stream().filter(fork -> fork.facts().containsKey("runtime"))
        .forEach(fork -> byContender.computeIfAbsent(each.cell().contender(), _ -> new LinkedHashSet<>())
            .add(runtime(fork))));
    List<List<String>> rows = new ArrayList<>();
    byContender.forEach((contender, runtimes) -> rows.add(List.of(contender, String.join("; ", runtimes))));
    return rows;
  }

  private static String runtime(ForkResult fork) {
    String collector = fork.facts().getOrDefault("collector", "");
    return fork.facts().getOrDefault("runtime", "") + (collector.isEmpty() ? "" : ", " + collector);
  }

  private static List<List<String>> differences(Report report) {
    List<List<String>> rows = new ArrayList<>();
    for (Measurement each : report.cells()) {
      SortedMap<String, Set<String>> values = new TreeMap<>();
      each.forks().stream().map(ForkResult::facts).filter(facts -> !facts.isEmpty())
          .forEach(facts -> facts.forEach((name, value) -> values.computeIfAbsent(name, _ -> new LinkedHashSet<>())
              .add(value)));
      values.forEach((name, distinct) -> {
        // Whether a fork became steady is a finding about the fork and told as a warning.
        if (distinct.size() > 1 && !name.equals("steady") && !name.equals("warmup_slices")) {
          rows.add(List.of(each.cell().id(), name, String.join(" · ", distinct)));
        }
      });
    }
    return rows;
  }
}
