package dev.backbench.json;

import dev.backbench.contract.Archive;
import dev.backbench.contract.Arm;
import dev.backbench.contract.Contender;
import dev.backbench.contract.DatabaseUse;
import dev.backbench.contract.KernelInput;
import dev.backbench.contract.Memory;
import dev.backbench.contract.Observation;
import dev.backbench.contract.Parameter;
import dev.backbench.contract.Workload;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What of a workload decides how its cells are measured: everything but words for people and its place in the order.
 * Paths are relative to its folder, so that a plan is the same on every machine.
 */
final class WorkloadCodec {
  private WorkloadCodec() {}

  static Json write(Workload workload) {
    JsonObject object = new JsonObject().put("suite", workload.suite()).put("operation", workload.operation())
        .put("metric", CellCodec.write(workload.metric()));
    workload.input().ifPresent(input -> object.put("input", write(input)));
    JsonObject parameters = new JsonObject();
    workload.parameters().forEach(parameter -> parameters.put(parameter.name(), write(parameter)));
    JsonObject contenders = new JsonObject();
    workload.contenders().forEach(contender -> contenders.put(contender.id(), write(contender, workload.folder())));
    if (!workload.observed().isEmpty()) {
      object.put("observe", Json.texts(workload.observed().stream().map(Observation::id).sorted().toList()));
    }
    object.put("fixtures", Json.texts(workload.fixtures()));
    write(workload.database()).ifPresent(database -> object.put("database", database));
    return object.put("parameters", parameters.build())
        .put("contenders", contenders.build()).build();
  }

  private static Json write(KernelInput input) {
    return new JsonObject().put("source", input.source()).put("size", input.size()).put("quick", input.quick())
        .put("verify_checksum", "0x" + Long.toHexString(input.verifyChecksum())).build();
  }

  private static Json write(Parameter parameter) {
    return new JsonObject().put("values", Json.texts(parameter.values())).put("quick", Json.texts(parameter.quick()))
        .build();
  }

  private static Json write(Contender contender, Path folder) {
    JsonObject object = new JsonObject().put("language", contender.language()).put("quick", contender.quick());
    // What is usual is left out, as it was before there was anything else.
    if (contender.allCpus()) {
      object.put("cpus", "all");
    }
    if (contender.control()) {
      object.put("control", true);
    }
    write(contender.database()).ifPresent(database -> object.put("database", database));
    return switch (contender.arm()) {
      case Arm.Jmh jmh -> object.put("jmh", write(jmh)).build();
      case Arm.Worker worker -> object.put("worker", write(worker, folder)).build();
      case Arm.Launch launch -> object.put("launch", new JsonObject().put("runtime", launch.runtime().id())
          .put("source", relative(folder, launch.source())).put("main_class", launch.mainClass())
          .put("args", Json.texts(launch.args())).put("expected", launch.expected()).build()).build();
      case Arm.Pgbench pgbench -> object
          .put("pgbench", new JsonObject().put("script", relative(folder, pgbench.script())).build()).build();
      case Arm.Service arm -> object.put("service", write(arm, folder)).build();
    };
  }

  private static Json write(Arm.Service arm, Path folder) {
    JsonObject object = new JsonObject().put("endpoint", arm.endpoint().id()).put("traffic", arm.traffic().id())
        .put("headline", arm.headline()).put("runtime", arm.service().runtime().id())
        .put("folder", relative(folder, arm.service().folder())).put("argv", Json.texts(arm.service().argv()))
        .put("environment", Json.texts(arm.service().environment())).put("workers", arm.service().workers());
    object.putText("archive", arm.service().archive().map(Archive::id));
    return object.build();
  }

  private static Json write(Arm.Jmh jmh) {
    JsonObject object = new JsonObject().put("benchmark", jmh.benchmark()).put("collector", jmh.jvm().collector());
    object = switch (jmh.jvm().heap()) {
      case Memory.Fixed(long bytes) -> object.put("heap_bytes", bytes);
      case Memory.Times times -> object.put("heap", times.toString());
    };
    return object.put("args", Json.texts(jmh.jvm().args())).build();
  }

  private static Json write(Arm.Worker worker, Path folder) {
    JsonObject object = new JsonObject().put("runtime", worker.runtime().id()).put("source",
        relative(folder, worker.source()));
    worker.requirements().ifPresent(file -> object.put("requirements", relative(folder, file)));
    worker.memory().ifPresent(memory -> object.put("memory", memory.toString()));
    return object.put("args", Json.texts(worker.args())).build();
  }

  /** Left out when nothing is said, so that plans from before it could be said still hold. */
  private static Optional<Json> write(DatabaseUse database) {
    if (database.equals(DatabaseUse.UNSAID)) {
      return Optional.empty();
    }
    JsonObject object = new JsonObject();
    object.putText("calls", database.calls().map(String::valueOf));
    object.putText("rows", database.rows().map(String::valueOf));
    return Optional.of(object.put("writes", Json.texts(List.copyOf(database.writes()))).build());
  }

  private static String relative(Path folder, Path source) {
    return folder.relativize(source).toString().replace('\\', '/');
  }

  /** Where two of these differ, each {@code /pointer was x, is y}. */
  static void differences(Json was, Json is, String pointer, List<String> differences) {
    if (was instanceof Json.Members before && is instanceof Json.Members after) {
      before.members().forEach((key, value) -> {
        Json other = after.members().get(key);
        String at = Node.append(pointer, key);
        if (other == null) {
          differences.add(at + " is gone");
        } else {
          differences(value, other, at, differences);
        }
      });
      after.members().keySet().stream().filter(key -> !before.members().containsKey(key))
          .forEach(key -> differences.add(Node.append(pointer, key) + " is new"));
    } else if (!JsonText.line(was).equals(JsonText.line(is))) {
      differences.add("%s was %s, is %s".formatted(pointer, JsonText.line(was), JsonText.line(is)));
    }
  }
}
