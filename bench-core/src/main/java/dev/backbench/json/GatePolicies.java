package dev.backbench.json;

import dev.backbench.gate.GatePolicy;
import dev.backbench.gate.Tolerance;
import dev.backbench.unit.BadInputException;
import dev.backbench.unit.Glob;
import dev.backbench.unit.Percents;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a gate's thresholds and waivers; docs/gate.md shows one. */
public final class GatePolicies {
  private static final long MOST_BYTES = 1 << 20;

  private GatePolicies() {}

  /**
   * Reads a file.
   *
   * @throws BadInputException with every problem of it
   */
  public static GatePolicy read(Path file) throws BadInputException {
    String where = file.toString();
    Problems problems = new Problems();
    Optional<GatePolicy> policy = problems
        .attempt(() -> policy(Document.parse(where, Document.load(file, where, MOST_BYTES), problems), problems));
    problems.refuseAny();
    return policy.orElseThrow();
  }

  private static GatePolicy policy(Node root, Problems problems) throws Refusal {
    root.unknown(List.of("thresholds", "waivers")).forEach(problems::add);
    List<GatePolicy.Threshold> thresholds = new ArrayList<>();
    for (Node node : items(root, "thresholds", problems)) {
      problems.attempt(() -> threshold(node, problems)).flatMap(each -> each).ifPresent(thresholds::add);
    }
    List<GatePolicy.Waiver> waivers = new ArrayList<>();
    Set<String> waived = new HashSet<>();
    for (Node node : items(root, "waivers", problems)) {
      problems.attempt(() -> waiver(node, waived, problems)).flatMap(each -> each).ifPresent(waivers::add);
    }
    return new GatePolicy(thresholds, waivers);
  }

  private static List<Node> items(Node root, String key, Problems problems) throws Refusal {
    Optional<Node> list = root.optional(key);
    return list.isPresent() ? problems.attempt(list.get()::items).orElse(List.of()) : List.of();
  }

  /** Empty when a part of it was refused, which is noted. */
  private static Optional<GatePolicy.Threshold> threshold(Node node, Problems problems) throws Refusal {
    node.unknown(List.of("benchmark", "detect", "ignore")).forEach(problems::add);
    Optional<String> benchmark = problems.attempt(() -> said(node.required("benchmark")));
    Optional<Double> detect = problems.attempt(() -> share(node.required("detect")));
    Optional<Node> ignored = node.optional("ignore");
    Optional<Double> ignore = ignored.isPresent() ? problems.attempt(() -> share(ignored.get())) : Optional.of(0.0);
    if (benchmark.isEmpty() || detect.isEmpty() || ignore.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(node.build(
        () -> new GatePolicy.Threshold(Glob.of(benchmark.get()), new Tolerance(detect.get(), ignore.get()))));
  }

  /** As {@link #threshold}. */
  private static Optional<GatePolicy.Waiver> waiver(Node node, Set<String> waived, Problems problems) throws Refusal {
    node.unknown(List.of("benchmark", "reason", "expires")).forEach(problems::add);
    Optional<String> benchmark = problems.attempt(() -> said(node.required("benchmark")));
    Optional<String> reason = problems.attempt(() -> said(node.required("reason")));
    Optional<LocalDate> expires = problems.attempt(() -> date(node.required("expires")));
    if (benchmark.isEmpty() || reason.isEmpty() || expires.isEmpty()) {
      return Optional.empty();
    }
    if (!waived.add(benchmark.get())) {
      throw node.required("benchmark").refuse("be waived once", "Remove one.");
    }
    return Optional.of(new GatePolicy.Waiver(benchmark.get(), reason.get(), expires.get()));
  }

  private static String said(Node node) throws Refusal {
    if (node.text().isBlank()) {
      throw node.refuse("say something");
    }
    return node.text();
  }

  private static double share(Node node) throws Refusal {
    try {
      return Percents.parse(node.text());
    } catch (IllegalArgumentException e) {
      throw node.refuse("be a number below 100 and %", "For instance \"5 %\".");
    }
  }

  private static LocalDate date(Node node) throws Refusal {
    try {
      return LocalDate.parse(node.text());
    } catch (DateTimeException e) {
      throw node.refuse("be a date", "For instance \"2030-01-31\".");
    }
  }
}
