package dev.backbench.json;

import dev.backbench.contract.Arm;
import dev.backbench.contract.Cell;
import dev.backbench.contract.Contender;
import dev.backbench.contract.Endpoint;
import dev.backbench.contract.Parameter;
import dev.backbench.contract.ServiceManifest;
import dev.backbench.contract.Traffic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what a workload asks of services; its contenders are all services that implement it, with their variants. */
final class LoadReader {
  private static final List<String> PAGE_CACHE = List.of(Cell.COLD, "warm");
  private static final List<String> OF_A_LAUNCH = List.of(Cell.CPU_QUOTA, Cell.PAGE_CACHE);

  private final Node node;
  private final List<ServiceManifest> services;
  private final Problems problems;

  LoadReader(Node node, List<ServiceManifest> services, Problems problems) {
    this.node = node;
    this.services = services;
    this.problems = problems;
  }

  /** The contenders, in the order of their ids. */
  List<Contender> contenders(List<Parameter> parameters) throws Refusal {
    node.unknown(List.of("endpoint", "traffic", "headline", "quick")).forEach(problems::add);
    Endpoint endpoint = Endpoint.parse(node.required("endpoint").oneOf(Endpoint.ids()));
    Node kind = node.required("traffic");
    Traffic traffic = Traffic.parse(kind.oneOf(Traffic.ids()));
    Optional<Node> mark = node.optional("headline");
    boolean headline = mark.isPresent() && mark.get().truth();
    Optional<Node> member = node.optional("quick");
    boolean quick = member.isEmpty() || member.get().truth();
    for (Parameter parameter : parameters) {
      for (String value : parameter.values()) {
        if (parameter.name().equals(Cell.PAGE_CACHE)
            ? !PAGE_CACHE.contains(value)
            : !value.matches("[0-9]{1,7}")) {
          throw kind.problem("parameter %s of a service must have %s, got \"%s\".".formatted(parameter.name(),
              parameter.name().equals(Cell.PAGE_CACHE) ? "values of " + PAGE_CACHE : "whole numbers", value));
        }
      }
      if (OF_A_LAUNCH.contains(parameter.name()) && traffic != Traffic.LAUNCH) {
        throw kind.problem("parameter %s is for \"traffic\" launch, got %s.".formatted(parameter.name(),
            traffic.id()));
      }
    }
    for (String needed : traffic.parameters()) {
      if (parameters.stream().noneMatch(parameter -> parameter.name().equals(needed))) {
        throw kind.problem("\"traffic\" %s needs a parameter \"%s\". Add it.".formatted(traffic.id(), needed));
      }
    }
    if (traffic.sockets() != (endpoint == Endpoint.WS)) {
      throw kind.problem("\"traffic\" %s does not fit endpoint %s: echo and hold go to ws, and nothing else does."
          .formatted(traffic.id(), endpoint.id()));
    }
    List<Contender> contenders = new ArrayList<>();
    for (ServiceManifest manifest : services) {
      if (manifest.service().endpoints().contains(endpoint)) {
        String language = manifest.service().runtime().language();
        contenders.add(new Contender(manifest.service().id(), language,
            new Arm.Service(manifest.service(), endpoint, traffic, headline && manifest.headline()),
            quick));
        manifest.variants().stream().filter(variant -> variant.traffic().contains(traffic))
            .forEach(variant -> contenders.add(new Contender(variant.service().id(), language,
                new Arm.Service(variant.service(), endpoint, traffic, false), quick && traffic.sockets())));
      }
    }
    if (contenders.isEmpty() && problems.none()) {
      throw node.problem("no service implements \"%s\". Add one below fixtures/services.".formatted(endpoint.id()));
    }
    return contenders;
  }
}
