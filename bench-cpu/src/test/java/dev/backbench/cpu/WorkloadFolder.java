package dev.backbench.cpu;

import dev.backbench.contract.KernelSource;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What a folder of this suite must hold.
 *
 * @param folder {@code workloads/<id>}
 */
record WorkloadFolder(Path folder) {
  private static final List<String> KEYS = List.of("title", "question", "operation", "metric", "priority", "input",
      "contenders");
  private static final List<String> INPUT_KEYS = List.of("source", "size", "quick", "verify_checksum");
  private static final Set<String> LANGUAGES = new TreeSet<>(Set.of("java", "python", "go"));

  /** Everything that is missing or wrong, at once; each names the folder. */
  List<String> violations() {
    List<String> problems = new ArrayList<>();
    requireFile(problems, "README.md", "what the workload shows, what it does not, and why each kernel is as it is");
    if (requireFile(problems, "workload.json", "the manifest")) {
      try {
        manifest(problems, Manifests.tree(folder));
      } catch (JacksonException e) {
        problems.add("workload.json: " + e.getOriginalMessage());
      }
    }
    return problems.stream().map(problem -> "workloads/" + folder.getFileName() + ": " + problem).toList();
  }

  private void manifest(List<String> problems, JsonNode tree) {
    requireKeys(problems, tree, "", KEYS);
    requireKeys(problems, tree.path("input"), "input.", INPUT_KEYS);
    if (!tree.at("/input/verify_checksum").asString("").matches("0x[0-9a-f]{16}")) {
      problems.add("input.verify_checksum must be 0x and 16 digits, got " + tree.at("/input/verify_checksum"));
    }
    source(problems, tree.at("/input/source").asString(""));
    Set<String> missing = new TreeSet<>(LANGUAGES);
    tree.path("contenders").properties().forEach(entry -> {
      missing.remove(entry.getValue().path("language").asString(""));
      contender(problems, entry.getKey(), entry.getValue());
    });
    missing.forEach(language -> problems.add("no contender in " + language));
  }

  private void contender(List<String> problems, String id, JsonNode contender) {
    requireKeys(problems, contender, "contenders." + id + ".", List.of("language", "quick"));
    switch (contender.path("language").asString("")) {
      case "java" -> benchmark(problems, contender.at("/jmh/benchmark").asString(""));
      case "python" -> requireFile(problems, contender.at("/worker/source").asString("python/kernel.py"), "its kernel");
      case "go" -> {
        String source = contender.at("/worker/source").asString("go");
        requireFile(problems, source + "/go.mod", "its module");
        requireFile(problems, source + "/main.go", "its main package");
      }
      default -> problems.add("contenders." + id + ".language must be one of " + LANGUAGES);
    }
  }

  private static void source(List<String> problems, String name) {
    if (type(name).filter(KernelSource.class::isAssignableFrom).isEmpty()) {
      problems.add("input.source must be a KernelSource of this suite, got \"" + name + "\"");
    }
  }

  private static void benchmark(List<String> problems, String name) {
    int dot = Math.max(0, name.lastIndexOf('.'));
    boolean found = type(name.substring(0, dot)).stream().flatMap(type -> Stream.of(type.getMethods()))
        .filter(method -> method.isAnnotationPresent(Benchmark.class)).map(Method::getName)
        .anyMatch(name.substring(dot).replace(".", "")::equals);
    if (!found) {
      problems.add("jmh.benchmark must be a benchmark of this suite, got \"" + name + "\"");
    }
  }

  private static Optional<Class<?>> type(String name) {
    try {
      return Optional.of(Class.forName(name));
    } catch (ClassNotFoundException missing) {
      return Optional.empty();
    }
  }

  private static void requireKeys(List<String> problems, JsonNode node, String prefix, List<String> keys) {
    keys.stream().filter(key -> !node.has(key))
        .forEach(key -> problems.add("workload.json: missing key \"" + prefix + key + "\""));
  }

  private boolean requireFile(List<String> problems, String name, String what) {
    boolean there = Files.isRegularFile(folder.resolve(name));
    if (!there) {
      problems.add("missing " + name + ", " + what);
    }
    return there;
  }
}
