package dev.backbench.json;

import dev.backbench.contract.ServiceManifest;
import dev.backbench.unit.BadInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Finds and reads the services of a project: the folders are the registry. */
public final class Services {
  private static final String NAME = "contender.json";
  private static final Path WHERE = Path.of("fixtures", "services");

  private Services() {}

  /**
   * Reads every {@code fixtures/services/<id>/contender.json}.
   *
   * @param root the project's root folder
   * @return by id; empty when there is none
   * @throws BadInputException with every problem of every manifest
   */
  public static List<ServiceManifest> read(Path root) throws BadInputException {
    Problems problems = new Problems();
    try {
      List<ServiceManifest> services = read(root.toRealPath(), problems);
      problems.refuseAny();
      return services;
    } catch (IOException | UncheckedIOException e) {
      throw new BadInputException(List.of(root + ": expected a readable project folder, got " + e.getMessage()));
    }
  }

  static List<ServiceManifest> read(Path real, Problems problems) throws IOException {
    List<ServiceManifest> services = new ArrayList<>();
    for (Path manifest : find(real.resolve(WHERE))) {
      ServiceReader.read(real, manifest, problems).ifPresent(services::add);
      problems.endOfFile();
    }
    return List.copyOf(services);
  }

  private static List<Path> find(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.map(path -> path.resolve(NAME)).filter(Files::exists).sorted(Comparator.comparing(Path::toString))
          .toList();
    }
  }
}
