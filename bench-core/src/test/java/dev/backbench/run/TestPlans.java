package dev.backbench.run;

import dev.backbench.contract.Arm;
import dev.backbench.contract.Cell;
import dev.backbench.contract.Contender;
import dev.backbench.contract.DatabaseUse;
import dev.backbench.contract.Endpoint;
import dev.backbench.contract.Jvm;
import dev.backbench.contract.LanguageRuntime;
import dev.backbench.contract.Service;
import dev.backbench.contract.Traffic;
import dev.backbench.contract.Workload;
import dev.backbench.plan.Plan;
import dev.backbench.plan.PlannedCell;
import dev.backbench.plan.Profile;
import dev.backbench.unit.Metric;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Plans of made-up workloads, each with contenders of the given names. */
final class TestPlans {
  private static final long HEAP = 64L << 20;

  private TestPlans() {}

  static Plan plan(Profile profile, Duration budget, List<PlannedCell> cells) {
    return new Plan(profile, 1, budget, cells, List.of());
  }

  static List<PlannedCell> workload(String id, List<String> fixtures, String... contenders) {
    return workload(id, fixtures, DatabaseUse.UNSAID, contenders);
  }

  static List<PlannedCell> workload(String id, List<String> fixtures, DatabaseUse database, String... contenders) {
    return workload(id, fixtures, database, new Arm.Jmh("a.B.c", new Jvm(Jvm.Collector.SERIAL, HEAP, List.of())),
        contenders);
  }

  /** Of processes whose start is measured. */
  static List<PlannedCell> launches(String id, String... contenders) {
    return workload(id, List.of(), DatabaseUse.UNSAID,
        new Arm.Launch(LanguageRuntime.JAVA, Path.of("/none"), "a.B", List.of(), "hello"), contenders);
  }

  /** Of services under a load of that much, on one endpoint. */
  static List<PlannedCell> services(String id, Traffic traffic, int amount, DatabaseUse database,
      String... contenders) {
    Arm arm = new Arm.Service(new Service("s", Path.of("/s"), LanguageRuntime.JAVA, Optional.empty(),
        List.of("{program}"), new TreeMap<>(), 1, new TreeSet<>(Set.of(Endpoint.USER))), Endpoint.USER, traffic, true);
    return workload(id, List.of(), database, arm, contenders).stream()
        .map(cell -> new PlannedCell(
            new Cell("cpu", id, cell.contender().id(), "java",
                new TreeMap<>(Map.of(traffic.parameter(), Integer.toString(amount))), Metric.THROUGHPUT),
            cell.workload(), cell.contender(), true, List.of(), cell.forkCost()))
        .toList();
  }

  private static List<PlannedCell> workload(String id, List<String> fixtures, DatabaseUse database, Arm arm,
      String... contenders) {
    List<Contender> all = new ArrayList<>();
    for (String contender : contenders) {
      all.add(new Contender(contender, "java", arm, true));
    }
    Workload workload = new Workload("cpu", id, Path.of("/none"), id, "Why?", "one thing", Metric.THROUGHPUT, 1,
        Optional.empty(), fixtures, database, List.of(), all);
    return all.stream().map(contender -> new PlannedCell(
        new Cell("cpu", id, contender.id(), "java", new TreeMap<>(), Metric.THROUGHPUT), workload, contender, true,
        List.of(), Duration.ofSeconds(4))).toList();
  }
}
