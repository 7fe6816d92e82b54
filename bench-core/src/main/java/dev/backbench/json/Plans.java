package dev.backbench.json;

import dev.backbench.contract.Cell;
import dev.backbench.contract.Contender;
import dev.backbench.contract.Workload;
import dev.backbench.plan.Plan;
import dev.backbench.plan.PlannedCell;
import dev.backbench.plan.Profile;
import dev.backbench.plan.Skip;
import dev.backbench.unit.BadInputException;
import dev.backbench.unit.Nearest;
import dev.backbench.unit.Quoted;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * {@code plan.json}: a plan, with what its workloads were when it was made. The same bytes on every machine for equal
 * plans, so its hash says whether two runs measured the same cells alike.
 */
public final class Plans {
  private static final int SCHEMA = 1;
  private static final String CURE = "Restore the manifest, or start a new run.";

  private Plans() {}

  /** The plan's canonical form; ends with a line break. */
  public static String toJson(Plan plan) {
    Map<String, Workload> workloads = new LinkedHashMap<>();
    plan.cells().forEach(cell -> workloads.put(cell.workload().id(), cell.workload()));
    JsonObject manifests = new JsonObject();
    workloads.forEach((id, workload) -> manifests.put(id, WorkloadCodec.write(workload)));
    return JsonText.document(new JsonObject().put("schema", SCHEMA).put("profile", write(plan.profile()))
        .put("seed", plan.seed()).put("budget_ns", plan.budget().toNanos()).put("workloads", manifests.build())
        .put("cells", Json.of(plan.cells().stream().map(Plans::write).toList()))
        .put("skips", Json.of(plan.skips().stream().map(Plans::write).toList())).build());
  }

  /** SHA-256 of {@link #toJson} in UTF-8, 64 hexadecimal digits: what {@code sha256sum plan.json} prints. */
  public static String hash(Plan plan) {
    try {
      return HexFormat.of().formatHex(
          MessageDigest.getInstance("SHA-256").digest(toJson(plan).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      // Every Java platform must have it (MessageDigest's documentation).
      throw new IllegalStateException("SHA-256: expected in every JDK, got none", impossible);
    }
  }

  /**
   * Reads what {@link #toJson} wrote, for resuming.
   *
   * @param where the file, for messages
   * @param workloads what the manifests say now
   * @throws BadInputException when it is no plan, or with every workload that is gone or has changed, and how
   */
  public static Plan parse(String where, String json, List<Workload> workloads) throws BadInputException {
    Map<String, Workload> now = workloads.stream().collect(Collectors.toMap(Workload::id, Function.identity()));
    try {
      Node root = Document.parse(where, json);
      Node schema = root.required("schema");
      if (schema.integer() != SCHEMA) {
        throw schema.refuse("be " + SCHEMA, "Read it with the version of backbench that wrote it.");
      }
      Problems changes = new Problems();
      for (Map.Entry<String, Node> manifest : root.required("workloads").members().entrySet()) {
        compare(manifest.getKey(), manifest.getValue(), now, changes);
      }
      changes.refuseAny();
      return read(root, now);
    } catch (Refusal refusal) {
      throw refusal.alone();
    }
  }

  /**
   * The profile of a plan that {@link #toJson} wrote, whatever its workloads are now.
   *
   * @param where the file, for messages
   * @throws BadInputException when it is no plan
   */
  public static Profile profile(String where, String json) throws BadInputException {
    try {
      return readProfile(Document.parse(where, json).required("profile"));
    } catch (Refusal refusal) {
      throw refusal.alone();
    }
  }

  private static void compare(String id, Node then, Map<String, Workload> now, Problems changes) {
    Workload workload = now.get(id);
    if (workload == null) {
      changes.add(then.problem("workload %s is gone. %s %s".formatted(Quoted.of(id), Nearest.hint(id, now.keySet()),
          CURE)));
      return;
    }
    List<String> differences = new ArrayList<>();
    WorkloadCodec.differences(then.json(), WorkloadCodec.write(workload), "", differences);
    if (!differences.isEmpty()) {
      changes.add(then.problem("workload %s has changed: %s. %s".formatted(Quoted.of(id),
          String.join("; ", differences), CURE)));
    }
  }

  private static Plan read(Node root, Map<String, Workload> now) throws Refusal {
    Profile profile = readProfile(root.required("profile"));
    long seed = root.required("seed").integer();
    Duration budget = Duration.ofNanos(root.required("budget_ns").natural());
    Node manifests = root.required("workloads");
    List<PlannedCell> cells = CellCodec.list(root.required("cells"), node -> readCell(node, manifests, now));
    List<Skip> skips = CellCodec.list(root.required("skips"),
        node -> new Skip(CellCodec.read(node), node.required("reason").text()));
    return root.build(() -> new Plan(profile, seed, budget, cells, skips));
  }

  private static Json write(PlannedCell cell) {
    return CellCodec.write(cell.cell(), new JsonObject()).put("quick", cell.quick())
        .put("cpus", Json.of(cell.cpus().stream().map(cpu -> Json.of(cpu.longValue())).toList()))
        .put("fork_cost_ns", cell.forkCost().toNanos()).build();
  }

  private static PlannedCell readCell(Node node, Node manifests, Map<String, Workload> now) throws Refusal {
    Cell cell = CellCodec.read(node);
    // Compared above, so it is there and is what it was.
    manifests.required(cell.workload());
    Workload workload = Optional.ofNullable(now.get(cell.workload())).orElseThrow();
    Contender contender = workload.contenders().stream().filter(one -> one.id().equals(cell.contender())).findFirst()
        .orElseThrow(() -> node.problem("contender %s must be one of workload %s.".formatted(
            Quoted.of(cell.contender()), Quoted.of(cell.workload()))));
    List<Integer> cpus = CellCodec.list(node.required("cpus"), Node::naturalInt);
    return new PlannedCell(cell, workload, contender, node.required("quick").truth(), cpus,
        Duration.ofNanos(node.required("fork_cost_ns").natural()));
  }

  private static Json write(Skip skip) {
    return CellCodec.write(skip.cell(), new JsonObject()).put("reason", skip.reason()).build();
  }

  private static Json write(Profile profile) {
    return new JsonObject().put("id", profile.id()).put("forks", profile.forks()).put("launches", profile.launches())
        .put("slices", profile.slices()).put("slice_ns", profile.slice().toNanos())
        .put("warmup_cap_ns", profile.warmupCap().toNanos()).put("target", profile.target())
        .put("max_forks", profile.maxForks()).put("quick_only", profile.quickOnly())
        .put("estimate", profile.estimate()).put("settle_ns", profile.settle().toNanos()).build();
  }

  private static Profile readProfile(Node node) throws Refusal {
    String id = node.required("id").text();
    int forks = node.required("forks").naturalInt();
    int launches = node.required("launches").naturalInt();
    int slices = node.required("slices").naturalInt();
    Duration slice = Duration.ofNanos(node.required("slice_ns").natural());
    Duration warmupCap = Duration.ofNanos(node.required("warmup_cap_ns").natural());
    double target = node.required("target").number();
    int maxForks = node.required("max_forks").naturalInt();
    boolean quickOnly = node.required("quick_only").truth();
    boolean estimate = node.required("estimate").truth();
    Duration settle = Duration.ofNanos(node.required("settle_ns").natural());
    return node.build(() -> new Profile(id, forks, launches, slices, slice, warmupCap, target, maxForks, quickOnly,
        estimate, settle));
  }
}
