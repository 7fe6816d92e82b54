package dev.backbench.json;

import dev.backbench.contract.ServiceManifest;
import dev.backbench.contract.Workload;
import dev.backbench.unit.BadInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds and reads the workloads of a project: the folders are the registry. */
public final class Manifests {
  private static final String NAME = "workload.json";
  private static final String MODULE = "bench-";

  private Manifests() {}

  /**
   * Reads every {@code bench-<suite>/workloads/<id>/workload.json} and
   * {@code bench-<suite>/workloads/<group>/<id>/workload.json}. A workload that loads services has every service that
   * implements its endpoint as a contender.
   *
   * @param root the project's root folder
   * @return by suite, then by id
   * @throws BadInputException with every problem of every manifest; also when there is no manifest at all
   */
  public static List<Workload> read(Path root) throws BadInputException {
    Problems problems = new Problems();
    List<Workload> workloads = new ArrayList<>();
    try {
      Path real = root.toRealPath();
      Map<String, String> seen = new HashMap<>();
      List<ServiceManifest> services = Services.read(real, problems);
      for (Path manifest : find(real)) {
        ManifestReader.read(real, manifest, services, problems).ifPresent(workload -> {
          workloads.add(workload);
          refuseTwice(real, workload, seen, problems);
        });
        problems.endOfFile();
      }
      problems.refuseAny();
    } catch (IOException | UncheckedIOException e) {
      throw new BadInputException(List.of(root + ": expected a readable project folder, got " + e.getMessage()));
    }
    if (workloads.isEmpty()) {
      throw new BadInputException(
          List.of(root + ": expected bench-*/workloads/*/" + NAME + ", got none. Run from the project's root folder."));
    }
    return List.copyOf(workloads);
  }

  /** A cell's id does not name the suite, so ids are unique over all suites. */
  private static void refuseTwice(Path root, Workload workload, Map<String, String> seen, Problems problems) {
    String where = root.relativize(workload.folder().resolve(NAME)).toString();
    String earlier = seen.putIfAbsent(workload.id(), where);
    if (earlier != null) {
      problems.add(new Refusal(where, 1,
          "the id \"%s\" must be unique, got it in %s too. Rename one folder.".formatted(workload.id(), earlier)));
    }
  }

  private static List<Path> find(Path root) throws IOException {
    List<Path> manifests = new ArrayList<>();
    for (Path module : folders(root, path -> path.getFileName().toString().startsWith(MODULE))) {
      for (Path folder : folders(module.resolve("workloads"), _ -> true)) {
        addIfThere(manifests, folder);
        for (Path inner : folders(folder, _ -> true)) {
          addIfThere(manifests, inner);
        }
      }
    }
    return manifests;
  }

  private static void addIfThere(List<Path> manifests, Path folder) {
    Path manifest = folder.resolve(NAME);
    if (Files.exists(manifest)) {
      manifests.add(manifest);
    }
  }

  private static List<Path> folders(Path parent, Predicate<Path> wanted) throws IOException {
    if (!Files.isDirectory(parent)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.list(parent)) {
      return paths.filter(Files::isDirectory).filter(wanted).sorted(Comparator.comparing(Path::toString)).toList();
    }
  }
}
