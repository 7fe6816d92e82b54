package dev.backbench.contract;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A service under test, as it is built and started.
 *
 * @param id the folder's name; of a variant {@code <folder>.<variant>}
 * @param folder its folder, absolute, which is also its working directory
 * @param runtime the language's runtime
 * @param artifact what the build makes of it, for Java; empty for languages that are built on first need
 * @param argv how it is started; a whole argument may be a placeholder
 * @param environment further variables; a whole value may be a placeholder
 * @param workers how many processes share the port
 * @param endpoints what it implements
 * @param archive what a training run leaves for its starts, for Java
 */
public record Service(String id, Path folder, LanguageRuntime runtime, Optional<Path> artifact, List<String> argv,
    SortedMap<String, String> environment, int workers, SortedSet<Endpoint> endpoints, Optional<Archive> archive) {
  /** Database connections of each: twenty parked services and variants leave room in a server's 200. */
  public static final int POOL = 8;
  /** Placeholders that any argument may be. */
  public static final Set<String> PUBLIC = Set.of("{runtime}", "{program}", "{port}", "{workers}", "{pool}",
      "{database.host}", "{database.port}", "{database.name}", "{database.user}");
  /** Placeholders for the environment alone: everybody on the machine can read arguments. */
  public static final Set<String> SECRET = Set.of("{database.password}", "{nonce}", "{jwt_key}");

  /** Which starts without an archive of its own. */
  public Service(String id, Path folder, LanguageRuntime runtime, Optional<Path> artifact, List<String> argv,
      SortedMap<String, String> environment, int workers, SortedSet<Endpoint> endpoints) {
    this(id, folder, runtime, artifact, argv, environment, workers, endpoints, Optional.empty());
  }

  /** Copies the collections and checks the id and the number of workers. */
  public Service {
    Ids.check("service", id);
    requireNonNull(folder, "folder");
    requireNonNull(runtime, "runtime");
    requireNonNull(artifact, "artifact");
    requireNonNull(archive, "archive");
    argv = List.copyOf(argv);
    environment = Collections.unmodifiableSortedMap(new TreeMap<>(Map.copyOf(environment)));
    endpoints = Collections.unmodifiableSortedSet(new TreeSet<>(endpoints));
    if (argv.isEmpty() || workers < 1) {
      throw new IllegalArgumentException(
          "service %s: expected a command and at least one worker, got %s and %d".formatted(id, argv, workers));
    }
  }
}
