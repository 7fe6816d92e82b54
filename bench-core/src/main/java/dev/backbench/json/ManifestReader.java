package dev.backbench.json;

import dev.backbench.contract.Contender;
import dev.backbench.contract.DatabaseUse;
import dev.backbench.contract.Ids;
import dev.backbench.contract.InputSize;
import dev.backbench.contract.KernelInput;
import dev.backbench.contract.Observation;
import dev.backbench.contract.Parameter;
import dev.backbench.contract.ServiceManifest;
import dev.backbench.contract.Workload;
import dev.backbench.unit.Metric;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads one manifest, and goes on after each problem. */
final class ManifestReader {
  private static final int MOST_BYTES = 64 << 10;
  private static final int LONGEST_SENTENCE = 300;
  private static final List<String> KEYS = List.of("title", "question", "operation", "metric", "priority", "input",
      "fixtures", "database", "observe", "parameters", "contenders", "service");
  private static final List<String> SIZES = List.of("S", "M", "L");
  private static final Pattern CHECKSUM = Pattern.compile("0x[0-9a-f]{1,16}");
  private static final Pattern CLASS = Pattern.compile("[A-Za-z_$][\\w$]*(\\.[A-Za-z_$][\\w$]*)*");
  /** The implicit parameter of a workload with input. */
  private static final String SIZE = "size";

  private final Node root;
  private final SourcePaths paths;
  private final List<ServiceManifest> services;
  private final Problems problems;

  private ManifestReader(Node root, SourcePaths paths, List<ServiceManifest> services, Problems problems) {
    this.root = root;
    this.paths = paths;
    this.services = services;
    this.problems = problems;
  }

  /** The workload; empty when there is a problem, which is noted. */
  static Optional<Workload> read(Path project, Path manifest, List<ServiceManifest> services, Problems problems) {
    String where = project.relativize(manifest).toString();
    Optional<ManifestReader> reader = problems.attempt(() -> {
      SourcePaths paths = SourcePaths.of(project, manifest, where);
      return new ManifestReader(Document.parse(where, Document.load(manifest, where, MOST_BYTES), problems), paths,
          services, problems);
    });
    return reader.flatMap(ManifestReader::workload);
  }

  private Optional<Workload> workload() {
    problems.check(() -> root.unknown(KEYS).forEach(problems::add));
    Optional<String> suite = problems.attempt(() -> root.build(() -> Ids.check("suite", paths.suite())));
    Optional<String> id = problems.attempt(() -> root.build(() -> Ids.checkWorkload(paths.id())));
    Optional<String> title = problems.attempt(() -> sentence(root.required("title")));
    Optional<String> question = problems.attempt(() -> sentence(root.required("question")));
    Optional<String> operation = problems.attempt(() -> sentence(root.required("operation")));
    Optional<Metric> metric = problems.attempt(() -> metric(root.required("metric")));
    Optional<Integer> priority = problems.attempt(() -> (int) root.required("priority").integer(0, 9999));
    Optional<Optional<KernelInput>> input = problems.attempt(this::input);
    Optional<List<String>> fixtures = problems.attempt(this::fixtures);
    Optional<List<Parameter>> parameters = problems.attempt(this::parameters);
    Optional<List<Contender>> contenders = problems
        .attempt(() -> contenders(parameters.orElse(List.of())));
    Optional<DatabaseUse> database = problems.attempt(() -> DatabaseReader.ofWorkload(root, problems));
    Optional<Set<Observation>> observed = problems.attempt(this::observed);
    if (!problems.none()) {
      return Optional.empty();
    }
    DatabaseReader.checkParameters(root, parameters.orElseThrow(), problems);
    if (!problems.none()) {
      return Optional.empty();
    }
    return problems.attempt(() -> root.build(() -> new Workload(suite.orElseThrow(), id.orElseThrow(), paths.folder(),
        title.orElseThrow(), question.orElseThrow(), operation.orElseThrow(), metric.orElseThrow(),
        priority.orElseThrow(), input.orElseThrow(), fixtures.orElseThrow(), database.orElseThrow(),
        observed.orElseThrow(), parameters.orElseThrow(), contenders.orElseThrow())));
  }

  private Set<Observation> observed() throws Refusal {
    Set<Observation> observed = EnumSet.noneOf(Observation.class);
    Optional<Node> node = root.optional("observe");
    if (node.isPresent()) {
      for (Node item : node.get().items()) {
        observed.add(Observation.parse(item.oneOf(Observation.ids())));
      }
    }
    return observed;
  }

  /** Text for people: one line, neither empty nor long. */
  static String sentence(Node node) throws Refusal {
    String text = node.text();
    if (text.isBlank() || text.length() > LONGEST_SENTENCE || text.codePoints().anyMatch(Character::isISOControl)) {
      throw node.refuse("be one line of 1 to " + LONGEST_SENTENCE + " characters");
    }
    return text;
  }

  /** The name of a class or a method. */
  static String javaName(Node node) throws Refusal {
    if (!CLASS.matcher(node.text()).matches()) {
      throw node.refuse("be a fully qualified Java name");
    }
    return node.text();
  }

  private static Metric metric(Node node) throws Refusal {
    String id = node.oneOf(Metric.known().stream().map(Metric::id).toList());
    return Metric.byId(id).orElseThrow();
  }

  private Optional<KernelInput> input() throws Refusal {
    Optional<Node> node = root.optional("input");
    if (node.isEmpty()) {
      return Optional.empty();
    }
    Node input = node.get();
    input.unknown(List.of("source", SIZE, "quick", "verify_checksum")).forEach(problems::add);
    Optional<String> source = problems.attempt(() -> javaName(input.required("source")));
    Optional<InputSize> size = problems.attempt(() -> InputSize.valueOf(input.required(SIZE).oneOf(SIZES)));
    Optional<InputSize> quick = problems.attempt(() -> InputSize.valueOf(input.required("quick").oneOf(SIZES)));
    Optional<Long> checksum = problems.attempt(() -> checksum(input.required("verify_checksum")));
    return source.flatMap(s -> size.flatMap(
        m -> quick.flatMap(q -> checksum.map(c -> new KernelInput(s, m, q, c)))));
  }

  private static long checksum(Node node) throws Refusal {
    if (!CHECKSUM.matcher(node.text()).matches()) {
      throw node.refuse("be 0x and 1 to 16 lower-case hexadecimal digits");
    }
    return HexFormat.fromHexDigitsToLong(node.text(), 2, node.text().length());
  }

  private List<String> fixtures() throws Refusal {
    Optional<Node> node = root.optional("fixtures");
    List<String> fixtures = new ArrayList<>();
    if (node.isPresent()) {
      for (Node item : node.get().items()) {
        String id = item.text();
        problems.attempt(() -> item.build(() -> Ids.check("fixture", id)));
        if (fixtures.contains(id)) {
          problems.add(item.refuse("occur once"));
        }
        fixtures.add(id);
      }
    }
    return fixtures;
  }

  private List<Parameter> parameters() throws Refusal {
    Optional<Node> node = root.optional("parameters");
    List<Parameter> parameters = new ArrayList<>();
    if (node.isPresent()) {
      for (Map.Entry<String, Node> member : node.get().members().entrySet()) {
        Node parameter = member.getValue();
        if (member.getKey().equals(SIZE) && root.optional("input").isPresent()) {
          problems.add(parameter.problem("\"size\" must not be declared: a workload with \"input\" has it already."));
        }
        problems.attempt(() -> {
          parameter.unknown(List.of("values", "quick")).forEach(problems::add);
          List<String> values = parameter.required("values").texts();
          List<String> quick = parameter.required("quick").texts();
          return parameters.add(parameter.build(() -> new Parameter(member.getKey(), values, quick)));
        });
      }
    }
    return parameters;
  }

  private List<Contender> contenders(List<Parameter> parameters) throws Refusal {
    Optional<Node> service = root.optional("service");
    if (service.isPresent()) {
      if (root.optional("contenders").isPresent()) {
        throw service.get().problem("\"service\" must stand without \"contenders\": every service is one. Remove one.");
      }
      return new LoadReader(service.get(), services, problems).contenders(parameters);
    }
    List<Contender> contenders = new ArrayList<>();
    Node node = root.required("contenders");
    for (Map.Entry<String, Node> member : node.members().entrySet()) {
      new ContenderReader(member.getKey(), member.getValue(), paths, problems).read().forEach(contenders::add);
    }
    if (node.members().isEmpty()) {
      throw node.refuse("hold at least one contender");
    }
    return contenders;
  }
}
