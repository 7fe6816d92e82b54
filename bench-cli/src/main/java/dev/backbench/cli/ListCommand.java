package dev.backbench.cli;

import dev.backbench.contract.Contender;
import dev.backbench.contract.Workload;
import dev.backbench.render.PlainText;
import dev.backbench.render.Wrap;
import dev.backbench.unit.BadInputException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What there is to measure. */
@Command(name = "list", description = "Workloads, the question each answers, and their contenders.")
final class ListCommand extends Action {
  private final Services services;
  private final Console console;

  @Option(names = "--format", paramLabel = "NAME", description = "text (default) or json")
  private String format = "text";

  ListCommand(Services services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  void check(List<String> problems) {
    oneOf("--format", format, List.of("text", "json"), problems);
  }

  @Override
  int act() throws BadInputException {
    List<Workload> workloads = services.workloads();
    console.out().print(format.equals("json") ? services.json(document(workloads)) : text(workloads));
    return ExitCode.DONE;
  }

  private String text(List<Workload> workloads) {
    StringBuilder out = new StringBuilder();
    for (Workload workload : workloads) {
      String head = "%s (%s): %s".formatted(workload.id(), workload.suite(), workload.question());
      Wrap.lines(PlainText.clean(head), console.layout().width()).forEach(line -> out.append(line).append('\n'));
      Wrap.lines("  " + contenders(workload), console.layout().width()).forEach(line -> out.append(line).append('\n'));
    }
    return out.toString();
  }

  private static String contenders(Workload workload) {
    return String.join(" ", workload.contenders().stream().map(Contender::id).toList());
  }

  private static Map<String, ?> document(List<Workload> workloads) {
    List<Map<String, ?>> items = new ArrayList<>();
    for (Workload workload : workloads) {
      Map<String, Object> item = new LinkedHashMap<>();
      item.put("suite", workload.suite());
      item.put("id", workload.id());
      item.put("title", workload.title());
      item.put("question", workload.question());
      item.put("operation", workload.operation());
      item.put("metric", workload.metric().id());
      item.put("fixtures", workload.fixtures());
      Map<String, Object> parameters = new LinkedHashMap<>();
      workload.parameters().forEach(parameter -> parameters.put(parameter.name(), parameter.values()));
      item.put("parameters", parameters);
      item.put("contenders", workload.contenders().stream().map(contender -> Map.of("id", contender.id(), "language",
          contender.language(), "quick", contender.quick())).toList());
      items.add(item);
    }
    return Map.of("workloads", items);
  }
}
