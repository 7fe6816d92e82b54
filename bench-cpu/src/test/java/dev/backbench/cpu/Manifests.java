package dev.backbench.cpu;

import dev.backbench.contract.Cell;
import dev.backbench.contract.Contender;
import dev.backbench.contract.InputSize;
import dev.backbench.contract.Workload;
import dev.backbench.plan.PlannedCell;
import dev.backbench.unit.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** This suite's manifests. */
final class Manifests {
  /** Tests run in the module's folder. */
  static final Path FOLDER = Path.of("workloads").toAbsolutePath();

  private Manifests() {}

  /** Every folder that has a manifest, or should have: those below a folder of workloads, and those beside it. */
  static List<Path> folders() throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path folder : inside(FOLDER)) {
      List<Path> nested = inside(folder).stream().filter(each -> Files.exists(each.resolve("workload.json"))).toList();
      found.addAll(nested.isEmpty() ? List.of(folder) : nested);
    }
    return found;
  }

  private static List<Path> inside(Path folder) throws IOException {
    try (Stream<Path> folders = Files.list(folder)) {
      return folders.filter(Files::isDirectory).sorted().toList();
    }
  }

  /** All workloads, by the reader that the program uses. */
  static List<Workload> workloads() {
    try {
      return dev.backbench.json.Manifests.read(FOLDER.resolve(Path.of("..", ".."))).stream()
          .filter(workload -> workload.suite().equals("cpu")).toList();
    } catch (BadInputException e) {
      throw new AssertionError(e.getMessage(), e);
    }
  }

  static JsonNode tree(Path folder) {
    return JsonMapper.shared().readTree(folder.resolve("workload.json"));
  }

  /** A cell with each parameter at its default and that size. */
  static PlannedCell cell(Workload workload, Contender contender, InputSize size) {
    Map<String, String> parameters = new TreeMap<>(Map.of("size", size.name()));
    workload.parameters().forEach(parameter -> parameters.put(parameter.name(), parameter.quick().getFirst()));
    return cell(workload, contender, parameters);
  }

  /** A cell with those parameters. */
  static PlannedCell cell(Workload workload, Contender contender, Map<String, String> parameters) {
    Cell cell = new Cell("cpu", workload.id(), contender.id(), contender.language(), new TreeMap<>(parameters),
        workload.metric());
    return new PlannedCell(cell, workload, contender, true, List.of(), Duration.ofSeconds(5));
  }
}
