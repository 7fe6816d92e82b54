package dev.backbench.json;

import dev.backbench.contract.Archive;
import dev.backbench.contract.Endpoint;
import dev.backbench.contract.Ids;
import dev.backbench.contract.LanguageRuntime;
import dev.backbench.contract.Service;
import dev.backbench.contract.ServiceManifest;
import dev.backbench.contract.Traffic;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads one {@code contender.json}, and goes on after each problem. */
final class ServiceReader {
  private static final int MOST_BYTES = 64 << 10;
  private static final int MOST_WORKERS = 64;
  private static final List<String> KEYS = List.of("title", "language", "runtime", "artifact", "headline", "start",
      "endpoints", "tuning", "variants");
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,63}");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^}]*}");
  private static final Set<String> PUBLIC_AND_SECRET = union(Service.PUBLIC, Service.SECRET);

  private final Node root;
  private final SourcePaths paths;
  private final Problems problems;

  private ServiceReader(Node root, SourcePaths paths, Problems problems) {
    this.root = root;
    this.paths = paths;
    this.problems = problems;
  }

  /** The service; empty when there is a problem, which is noted. */
  static Optional<ServiceManifest> read(Path project, Path manifest, Problems problems) {
    String where = project.relativize(manifest).toString();
    Optional<ServiceReader> reader = problems.attempt(() -> {
      SourcePaths paths = SourcePaths.of(project, manifest, where);
      return new ServiceReader(Document.parse(where, Document.load(manifest, where, MOST_BYTES), problems), paths,
          problems);
    });
    return reader.flatMap(ServiceReader::manifest);
  }

  private Optional<ServiceManifest> manifest() {
    problems.check(() -> root.unknown(KEYS).forEach(problems::add));
    String id = paths.folder().getFileName().toString();
    problems.attempt(() -> root.build(() -> Ids.check("service", id)));
    Optional<String> title = problems.attempt(() -> ManifestReader.sentence(root.required("title")));
    Optional<LanguageRuntime> runtime = problems.attempt(this::runtime);
    Optional<Optional<Path>> artifact = runtime.flatMap(found -> problems.attempt(() -> artifact(found)));
    Optional<Node> headline = problems.attempt(() -> root.optional("headline")).flatMap(node -> node);
    Optional<Boolean> truth = headline.isEmpty()
        ? Optional.of(false)
        : problems.attempt(() -> headline.get().truth());
    Optional<Start> start = problems.attempt(this::start);
    Optional<Set<Endpoint>> endpoints = problems.attempt(this::endpoints);
    Optional<List<ServiceManifest.Reason>> tuning = problems.attempt(this::tuning);
    if (!problems.none()) {
      problems.check(() -> variants(Optional.empty()));
      return Optional.empty();
    }
    Start wanted = start.orElseThrow();
    Service service = new Service(id, paths.folder(), runtime.orElseThrow(), artifact.orElseThrow(), wanted.argv(),
        wanted.environment(), 1, new TreeSet<>(endpoints.orElseThrow()));
    Optional<List<ServiceManifest.Variant>> variants = problems.attempt(() -> variants(Optional.of(service)));
    return problems.none()
        ? Optional.of(new ServiceManifest(title.orElseThrow(), truth.orElseThrow(), service, tuning.orElseThrow(),
            variants.orElseThrow()))
        : Optional.empty();
  }

  /** What starts it. */
  private record Start(List<String> argv, SortedMap<String, String> environment) {}

  private LanguageRuntime runtime() throws Refusal {
    List<LanguageRuntime> known = LanguageRuntime.known();
    Node node = root.required("runtime");
    String id = node.oneOf(known.stream().map(LanguageRuntime::id).toList());
    LanguageRuntime runtime = known.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
    Node language = root.required("language");
    if (!language.oneOf(known.stream().map(LanguageRuntime::language).toList()).equals(runtime.language())) {
      throw language.refuse("be \"" + runtime.language() + "\", as its runtime says");
    }
    return runtime;
  }

  private Optional<Path> artifact(LanguageRuntime runtime) throws Refusal {
    if (runtime.equals(LanguageRuntime.JAVA)) {
      return Optional.of(paths.built(root.required("artifact"), paths.folder()));
    }
    Optional<Node> artifact = root.optional("artifact");
    if (artifact.isPresent()) {
      throw artifact.get().problem("\"artifact\" must be left out for %s, which is built on first need. Remove it."
          .formatted(runtime.id()));
    }
    return Optional.empty();
  }

  private Start start() throws Refusal {
    Node start = root.required("start");
    start.unknown(List.of("argv", "environment")).forEach(problems::add);
    return new Start(argv(start.required("argv")), environment(start.optional("environment")));
  }

  /** Arguments for a program, never for a shell. */
  private List<String> argv(Node node) throws Refusal {
    List<String> argv = new ArrayList<>();
    for (Node item : node.items()) {
      String text = ManifestReader.sentence(item);
      placeholders(item, text, Service.PUBLIC);
      argv.add(text);
    }
    if (argv.isEmpty()) {
      throw node.refuse("name a program");
    }
    return argv;
  }

  private SortedMap<String, String> environment(Optional<Node> node) throws Refusal {
    SortedMap<String, String> environment = new TreeMap<>();
    if (node.isPresent()) {
      for (Map.Entry<String, Node> member : node.get().members().entrySet()) {
        Node value = member.getValue();
        if (!VARIABLE.matcher(member.getKey()).matches() || member.getKey().startsWith("BACKBENCH_")) {
          problems.add(value.problem(
              "expected the name of a variable, and not one of ours (BACKBENCH_), got \"" + member.getKey() + "\"."));
        }
        String text = ManifestReader.sentence(value);
        placeholders(value, text, PUBLIC_AND_SECRET);
        environment.put(member.getKey(), text);
      }
    }
    return environment;
  }

  /** A placeholder is a whole text, so that no value can become syntax of what surrounds it. */
  private void placeholders(Node node, String text, Collection<String> usable) {
    if (PLACEHOLDER.matcher(text).matches()) {
      problems.check(() -> node.oneOf(usable));
    } else if (PUBLIC_AND_SECRET.stream().anyMatch(text::contains)) {
      problems.add(node.refuse("be a placeholder as a whole, or hold none"));
    }
  }

  private Set<Endpoint> endpoints() throws Refusal {
    Set<Endpoint> endpoints = EnumSet.noneOf(Endpoint.class);
    Node node = root.required("endpoints");
    for (Node item : node.items()) {
      if (!endpoints.add(Endpoint.parse(item.oneOf(Endpoint.ids())))) {
        problems.add(item.refuse("occur once"));
      }
    }
    if (!endpoints.contains(Endpoint.HEALTH)) {
      throw node.problem("\"endpoints\" must hold health, which says when the service is ready. Add it.");
    }
    if ((endpoints.contains(Endpoint.CRUD) || endpoints.contains(Endpoint.LOGIN))
        && !endpoints.contains(Endpoint.USER)) {
      throw node.problem("\"endpoints\" must hold user beside crud and login, which answer with one. Add it.");
    }
    return endpoints;
  }

  private List<ServiceManifest.Reason> tuning() throws Refusal {
    List<ServiceManifest.Reason> tuning = new ArrayList<>();
    for (Node item : root.required("tuning").items()) {
      item.unknown(List.of("setting", "reason")).forEach(problems::add);
      tuning.add(new ServiceManifest.Reason(ManifestReader.sentence(item.required("setting")),
          ManifestReader.sentence(item.required("reason"))));
    }
    return tuning;
  }

  private List<ServiceManifest.Variant> variants(Optional<Service> base) throws Refusal {
    List<ServiceManifest.Variant> variants = new ArrayList<>();
    Optional<Node> node = root.optional("variants");
    if (node.isPresent()) {
      for (Map.Entry<String, Node> member : node.get().members().entrySet()) {
        problems.attempt(() -> variant(base, member.getKey(), member.getValue()))
            .ifPresent(variant -> variant.ifPresent(variants::add));
      }
    }
    return variants;
  }

  private Optional<ServiceManifest.Variant> variant(Optional<Service> base, String name, Node node) throws Refusal {
    node.unknown(List.of("workers", "argv", "environment", "artifact", "archive", "traffic", "reason"))
        .forEach(problems::add);
    String reason = ManifestReader.sentence(node.required("reason"));
    Optional<Node> workers = node.optional("workers");
    int count = workers.isPresent() ? (int) workers.get().integer(1, MOST_WORKERS) : 1;
    Optional<Node> argv = node.optional("argv");
    Optional<List<String>> replaced = argv.isPresent() ? Optional.of(argv(argv.get())) : Optional.empty();
    SortedMap<String, String> more = environment(node.optional("environment"));
    Set<Traffic> traffic = traffic(node.optional("traffic"));
    Optional<Node> kept = node.optional("archive");
    Optional<Archive> archive = kept.isPresent()
        ? Optional.of(Archive.parse(kept.get().oneOf(Archive.ids())))
        : Optional.empty();
    if (base.isEmpty()) {
      return Optional.empty();
    }
    Service service = base.get();
    if (kept.isPresent() && !service.runtime().equals(LanguageRuntime.JAVA)) {
      throw kept.get().problem("\"archive\" must be left out for " + service.runtime().id() + ". Remove it.");
    }
    Optional<Node> built = node.optional("artifact");
    Optional<Path> artifact = built.isPresent()
        ? Optional.of(paths.built(built.get(), paths.folder()))
        : service.artifact();
    SortedMap<String, String> environment = new TreeMap<>(service.environment());
    environment.putAll(more);
    Service changed = node.build(
        () -> new Service(Ids.check("variant", service.id() + "." + Ids.check("variant", name)), service.folder(),
            service.runtime(), artifact, replaced.orElse(service.argv()), environment, count,
            service.endpoints(), archive));
    return Optional.of(new ServiceManifest.Variant(changed, reason, traffic));
  }

  /** Under load, unless the manifest says otherwise: what only changes a start has no place there. */
  private static Set<Traffic> traffic(Optional<Node> node) throws Refusal {
    if (node.isEmpty()) {
      return EnumSet.of(Traffic.CLOSED, Traffic.OPEN, Traffic.KNEE, Traffic.ECHO, Traffic.HOLD);
    }
    Set<Traffic> traffic = EnumSet.noneOf(Traffic.class);
    for (Node item : node.get().items()) {
      traffic.add(Traffic.parse(item.oneOf(Traffic.ids())));
    }
    return traffic;
  }

  private static Set<String> union(Set<String> some, Set<String> others) {
    Set<String> all = new HashSet<>(some);
    all.addAll(others);
    return Set.copyOf(all);
  }
}
