package dev.backbench.cpu;

import dev.backbench.contract.Arm;
import dev.backbench.contract.Cell;
import dev.backbench.contract.Contender;
import dev.backbench.contract.InputSize;
import dev.backbench.contract.Jvm;
import dev.backbench.contract.KernelInput;
import dev.backbench.contract.LanguageRuntime;
import dev.backbench.contract.Parameter;
import dev.backbench.contract.Workload;
import dev.backbench.plan.PlannedCell;
import dev.backbench.unit.Metric;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** This suite's manifests, read as far as its tests need them. */
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

  /** All workloads. */
  static List<Workload> workloads() {
    try {
      return folders().stream().map(Manifests::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode tree(Path folder) {
    return JsonMapper.shared().readTree(folder.resolve("workload.json"));
  }

  private static Workload read(Path folder) {
    JsonNode tree = tree(folder);
    JsonNode input = tree.get("input");
    List<Parameter> parameters = new ArrayList<>();
    tree.path("parameters").properties().forEach(entry -> parameters.add(
        new Parameter(entry.getKey(), texts(entry.getValue().get("values")), texts(entry.getValue().get("quick")))));
    List<Contender> contenders = new ArrayList<>();
    tree.get("contenders").properties().forEach(entry -> contenders.add(new Contender(entry.getKey(),
        entry.getValue().get("language").stringValue(), arm(folder, entry.getValue()),
        entry.getValue().get("quick").booleanValue())));
    return new Workload("cpu", FOLDER.relativize(folder).toString().replace('\\', '/'), folder, text(tree, "title"),
        text(tree, "question"),
        text(tree, "operation"), Metric.THROUGHPUT, tree.get("priority").intValue(),
        Optional.of(new KernelInput(text(input, "source"), InputSize.valueOf(text(input, "size")),
            InputSize.valueOf(text(input, "quick")),
            Long.parseUnsignedLong(text(input, "verify_checksum").substring(2), 16))),
        List.of(), parameters, contenders);
  }

  private static Arm arm(Path folder, JsonNode contender) {
    if (contender.has("jmh")) {
      return new Arm.Jmh(text(contender.get("jmh"), "benchmark"),
          new Jvm(Jvm.Collector.SERIAL, 256L << 20, List.of()));
    }
    JsonNode worker = contender.get("worker");
    LanguageRuntime runtime = LanguageRuntime.known().stream()
        .filter(known -> known.id().equals(text(worker, "runtime"))).findFirst().orElseThrow();
    return new Arm.Worker(runtime, folder.resolve(text(worker, "source")).normalize(), texts(worker.get("args")));
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

  private static String text(JsonNode node, String key) {
    return node.get(key).stringValue();
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::stringValue).toList();
  }
}
