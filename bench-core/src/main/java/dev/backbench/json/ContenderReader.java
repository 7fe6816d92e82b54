package dev.backbench.json;

import dev.backbench.contract.Arm;
import dev.backbench.contract.Contender;
import dev.backbench.contract.DatabaseUse;
import dev.backbench.contract.Ids;
import dev.backbench.contract.Jvm;
import dev.backbench.contract.LanguageRuntime;
import dev.backbench.contract.Memory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads one contender of a manifest. */
final class ContenderReader {
  private static final List<String> LANGUAGES = List.of("java", "python", "go", "c");
  private static final List<String> ARMS = List.of("jmh", "worker", "launch", "pgbench");
  private static final List<String> KEYS = List.of("language", "quick", "cpus", "control", "jmh", "worker", "launch",
      "pgbench", "database");
  /** Instead of a runtime's id: CPython, and the other interpreters of Python as contenders of their own. */
  private static final String EVERY_PYTHON = "python";
  private static final String CPYTHON = "cpython";

  private final String id;
  private final Node node;
  private final SourcePaths paths;
  private final Problems problems;

  ContenderReader(String id, Node node, SourcePaths paths, Problems problems) {
    this.id = id;
    this.node = node;
    this.paths = paths;
    this.problems = problems;
  }

  /** The contender, and its siblings on other interpreters; empty when there is a problem, which is noted. */
  List<Contender> read() {
    Optional<Contender> contender = contender();
    Optional<List<Contender>> siblings = contender.flatMap(read -> problems.attempt(() -> siblings(read)));
    return Stream.concat(contender.stream(), siblings.stream().flatMap(List::stream)).toList();
  }

  /** A kernel of pure Python runs on every interpreter, so no manifest has to list them. */
  private List<Contender> siblings(Contender contender) throws Refusal {
    Optional<Node> worker = node.optional("worker");
    if (worker.isEmpty() || !(contender.arm() instanceof Arm.Worker arm)
        || !worker.get().required("runtime").text().equals(EVERY_PYTHON)) {
      return List.of();
    }
    if (!id.equals(CPYTHON) && !id.startsWith(CPYTHON + "-")) {
      throw node.problem("a contender for every Python must be \"cpython\" or begin with \"cpython-\": the others are"
          + " called after it. Rename it, or name one runtime.");
    }
    if (arm.requirements().isPresent()) {
      throw worker.get().required("requirements").problem(
          "\"requirements\" must be left out for every Python: wheels are built for CPython. Name \"python3\".");
    }
    String rest = id.substring(CPYTHON.length());
    return List.of(
        new Contender("pypy" + rest, contender.language(), on(LanguageRuntime.PYPY, arm), false, contender.database()),
        new Contender(CPYTHON + "-nogil" + rest, contender.language(), on(LanguageRuntime.FREE_THREADED, arm), false,
            contender.database()));
  }

  private static Arm on(LanguageRuntime runtime, Arm.Worker arm) {
    return new Arm.Worker(runtime, arm.source(), arm.requirements(), arm.args(), arm.memory());
  }

  private Optional<Contender> contender() {
    problems.check(() -> node.unknown(KEYS).forEach(problems::add));
    problems.attempt(() -> node.build(() -> Ids.check("contender", id)));
    Optional<String> language = problems.attempt(() -> node.required("language").oneOf(LANGUAGES));
    Optional<Boolean> quick = problems.attempt(() -> truth("quick"));
    Optional<Boolean> allCpus = problems.attempt(this::allCpus);
    Optional<Boolean> control = problems.attempt(() -> truth("control"));
    Optional<Arm> arm = problems.attempt(this::arm).flatMap(read -> read);
    Optional<DatabaseUse> database = problems.attempt(() -> DatabaseReader.ofContender(node, problems));
    if (!problems.none()) {
      return Optional.empty();
    }
    problems.check(() -> sameLanguage(language.orElseThrow(), arm.orElseThrow()));
    return problems.attempt(
        () -> node.build(() -> new Contender(id, language.orElseThrow(), arm.orElseThrow(), quick.orElseThrow(),
            database.orElseThrow(), allCpus.orElseThrow(), control.orElseThrow())));
  }

  private boolean allCpus() throws Refusal {
    Optional<Node> cpus = node.optional("cpus");
    return cpus.isPresent() && cpus.get().oneOf(List.of("one", "all")).equals("all");
  }

  private boolean truth(String key) throws Refusal {
    Optional<Node> value = node.optional(key);
    return value.isPresent() && value.get().truth();
  }

  private void sameLanguage(String language, Arm arm) throws Refusal {
    String needed = switch (arm) {
      case Arm.Jmh _ -> "java";
      case Arm.Worker worker -> worker.runtime().language();
      case Arm.Launch launch -> launch.runtime().language();
      case Arm.Pgbench _ -> LanguageRuntime.PGBENCH.language();
      case Arm.Service service -> service.service().runtime().language();
    };
    if (!needed.equals(language)) {
      throw node.required("language").refuse("be \"" + needed + "\", as its runtime says");
    }
  }

  private Optional<Arm> arm() throws Refusal {
    List<String> given = new ArrayList<>();
    for (String name : ARMS) {
      if (node.optional(name).isPresent()) {
        given.add(name);
      }
    }
    if (given.size() != 1) {
      throw node
          .problem("expected exactly one of " + String.join(", ", ARMS) + ", got " + (given.isEmpty() ? "none" : given)
              + ".");
    }
    Node arm = node.required(given.getFirst());
    return switch (given.getFirst()) {
      case "jmh" -> jmh(arm);
      case "worker" -> worker(arm);
      case "pgbench" -> pgbench(arm);
      default -> launch(arm);
    };
  }

  private Optional<Arm> jmh(Node arm) throws Refusal {
    arm.unknown(List.of("benchmark", "collector", "heap", "args")).forEach(problems::add);
    Optional<String> benchmark = problems.attempt(() -> benchmark(arm.required("benchmark")));
    Optional<Jvm.Collector> collector = problems.attempt(() -> collector(arm.required("collector")));
    Optional<Memory> heap = problems.attempt(() -> memory(arm.required("heap")));
    Optional<List<String>> args = problems.attempt(() -> args(arm));
    return benchmark.flatMap(name -> collector.flatMap(gc -> heap.flatMap(bytes -> args.flatMap(
        flags -> problems.attempt(() -> arm.build(() -> new Arm.Jmh(name, new Jvm(gc, bytes, flags))))))));
  }

  private Optional<Arm> worker(Node arm) throws Refusal {
    arm.unknown(List.of("runtime", "source", "requirements", "args", "memory")).forEach(problems::add);
    Optional<LanguageRuntime> runtime = problems.attempt(
        () -> workerRuntime(arm.required("runtime")));
    Optional<Path> source = runtime.flatMap(found -> problems.attempt(() -> source(found, arm.required("source"))));
    Optional<Optional<Path>> requirements = runtime
        .flatMap(found -> problems.attempt(() -> requirements(found, arm.optional("requirements"))));
    Optional<List<String>> args = problems.attempt(() -> args(arm));
    Optional<Node> amount = problems.attempt(() -> arm.optional("memory")).flatMap(value -> value);
    Optional<Memory> memory = amount.flatMap(node -> problems.attempt(() -> memory(node)));
    return runtime.flatMap(found -> source.flatMap(
        path -> requirements.flatMap(lock -> args.map(flags -> new Arm.Worker(found, path, lock, flags, memory)))));
  }

  private Optional<Arm> pgbench(Node arm) throws Refusal {
    arm.unknown(List.of("script")).forEach(problems::add);
    return problems.attempt(() -> paths.file(arm.required("script"))).map(Arm.Pgbench::new);
  }

  private Optional<Arm> launch(Node arm) throws Refusal {
    arm.unknown(List.of("runtime", "source", "main_class", "args", "expected")).forEach(problems::add);
    Optional<LanguageRuntime> runtime = problems.attempt(
        () -> runtime(arm.required("runtime"), LanguageRuntime.known()));
    Optional<Path> source = runtime.flatMap(found -> problems.attempt(() -> source(found, arm.required("source"))));
    Optional<String> main = runtime.flatMap(found -> problems.attempt(() -> mainClass(found, arm)));
    Optional<List<String>> args = problems.attempt(() -> args(arm));
    Optional<String> expected = problems.attempt(() -> ManifestReader.sentence(arm.required("expected")));
    return runtime.flatMap(found -> source.flatMap(path -> main.flatMap(
        name -> args.flatMap(flags -> expected.map(line -> new Arm.Launch(found, path, name, flags, line))))));
  }

  private static String benchmark(Node node) throws Refusal {
    String name = ManifestReader.javaName(node);
    if (name.indexOf('.') < 0) {
      throw node.refuse("be package.Class.method");
    }
    return name;
  }

  private static Jvm.Collector collector(Node node) throws Refusal {
    String name = node
        .oneOf(Arrays.stream(Jvm.Collector.values()).map(value -> value.name().toLowerCase(Locale.ROOT)).toList());
    return Jvm.Collector.valueOf(name.toUpperCase(Locale.ROOT));
  }

  private static Memory memory(Node node) throws Refusal {
    Optional<Memory> memory = Memory.parse(node.text());
    if (memory.isEmpty()) {
      throw node.refuse("be a whole number and m or g, or a multiple of a parameter",
          "For instance \"256m\" or \"3x live\".");
    }
    return memory.get();
  }

  private static LanguageRuntime workerRuntime(Node node) throws Refusal {
    if (node.text().equals(EVERY_PYTHON)) {
      return LanguageRuntime.PYTHON;
    }
    List<LanguageRuntime> usable = new ArrayList<>(List.of(LanguageRuntime.PYTHON, LanguageRuntime.GO));
    usable.addAll(LanguageRuntime.otherPythons());
    return runtime(node, usable);
  }

  private static LanguageRuntime runtime(Node node, List<LanguageRuntime> usable) throws Refusal {
    String name = node.oneOf(usable.stream().map(LanguageRuntime::id).toList());
    return usable.stream().filter(runtime -> runtime.id().equals(name)).findFirst().orElseThrow();
  }

  private Path source(LanguageRuntime runtime, Node node) throws Refusal {
    return switch (runtime.language()) {
      case "java" -> paths.built(node);
      case "go" -> paths.directory(node);
      default -> paths.file(node);
    };
  }

  private Optional<Path> requirements(LanguageRuntime runtime, Optional<Node> file) throws Refusal {
    if (file.isPresent() && !runtime.language().equals("python")) {
      throw file.get()
          .problem("\"requirements\" must be left out for " + runtime.id() + ": go.mod has them. Remove it.");
    }
    return file.isPresent() ? Optional.of(paths.file(file.get())) : Optional.empty();
  }

  private static String mainClass(LanguageRuntime runtime, Node arm) throws Refusal {
    if (runtime.language().equals("java")) {
      return ManifestReader.javaName(arm.required("main_class"));
    }
    Optional<Node> name = arm.optional("main_class");
    if (name.isPresent()) {
      throw name.get().problem("\"main_class\" must be left out for " + runtime.id() + ". Remove it.");
    }
    return "";
  }

  /** Arguments for a program, never for a shell; a control character in one is a mistake. */
  private static List<String> args(Node arm) throws Refusal {
    List<String> args = new ArrayList<>();
    Optional<Node> list = arm.optional("args");
    if (list.isPresent()) {
      for (Node item : list.get().items()) {
        args.add(ManifestReader.sentence(item));
      }
    }
    return args;
  }
}
