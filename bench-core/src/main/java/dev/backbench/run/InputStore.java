package dev.backbench.run;

import static java.util.Objects.requireNonNull;

import dev.backbench.contract.InputSize;
import dev.backbench.contract.Cell;
import dev.backbench.contract.Kernel;
import dev.backbench.contract.KernelInput;
import dev.backbench.contract.KernelSource;
import dev.backbench.contract.Parameter;
import dev.backbench.contract.Workload;
import dev.backbench.json.WorkerMessages;
import dev.backbench.plan.PlannedCell;
import dev.backbench.result.Status;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Generated inputs, kept between runs: {@code <root>/<workload>/<generator>/<parameters>/<size>.bin}, where the generator
 * is a digest of its classes, so that a changed one never meets an old file.
 *
 * <p>The Java kernel is loaded from the suite's jar, as the reference: its checksum of the verify input at default
 * parameters must be the one that the manifest commits to. Used by one thread.
 */
public final class InputStore {
  private static final String SIZE = "size";

  private final Function<Workload, Path> jars;
  private final Path root;
  /** By path and digest. The digest is checked each time, but a pass over an input takes seconds and is made once. */
  private final Map<String, Long> checksums = new HashMap<>();
  private final Map<String, RunningSums> sums = new HashMap<>();

  /**
   * With what the sources are loaded from.
   *
   * @param jars the suite's {@code benchmarks.jar} of a workload
   * @param root the folder of all inputs; made when missing
   */
  public InputStore(Function<Workload, Path> jars, Path root) {
    this.jars = requireNonNull(jars, "jars");
    this.root = requireNonNull(root, "root").toAbsolutePath();
  }

  /**
   * The inputs of a cell, with what every language must make of them.
   *
   * @throws ForkFailure FAILED when the source cannot be loaded or its files not be written; INVALID when the reference's
   *     checksum at default parameters is not the committed one
   * @throws IllegalArgumentException for a workload without input
   */
  public InputFiles prepare(PlannedCell cell) throws ForkFailure {
    Workload workload = cell.workload();
    KernelInput input = workload.input()
        .orElseThrow(
            () -> new IllegalArgumentException(workload.id() + ": expected an input in its manifest, got none"));
    SortedMap<String, String> parameters = new TreeMap<>(cell.cell().parameters());
    Optional<String> size = Optional.ofNullable(parameters.remove(SIZE));
    parameters.remove(Cell.WORKERS);
    Path jar = jars.apply(workload);
    try (URLClassLoader loader = new URLClassLoader(new URL[]{jar.toUri().toURL()},
        KernelSource.class.getClassLoader())) {
      KernelSource source = loader.loadClass(input.source()).asSubclass(KernelSource.class).getConstructor()
          .newInstance();
      Path folder = root.resolve(workload.id().replace('/', '_')).resolve(Generator.digest(jar, input.source()));
      checkCommitted(workload, input, InputFile.in(folder, InputSize.VERIFY, defaults(workload)), source);
      InputFile verify = InputFile.in(folder, InputSize.VERIFY, parameters);
      long checksum = checksum(verify, source);
      verify.note(WorkerMessages.checksum(checksum));
      InputFile measured = InputFile.in(folder, size.map(InputSize::valueOf).orElse(input.size()), parameters);
      return new InputFiles(verify.path(), checksum, measured.path(), sums(measured, source));
    } catch (IOException | RuntimeException | ReflectiveOperationException | LinkageError e) {
      throw new ForkFailure(Status.FAILED,
          "%s: input source \"%s\" in %s: %s. Build the suite's jar, or mend the source."
              .formatted(workload.id(), input.source(), jar, e));
    }
  }

  private void checkCommitted(Workload workload, KernelInput input, InputFile verify, KernelSource source)
      throws IOException, ForkFailure {
    long reference = checksum(verify, source);
    if (reference != input.verifyChecksum()) {
      throw new ForkFailure(Status.INVALID,
          "%s: the reference's checksum for input \"verify\" is %s, \"verify_checksum\" says %s. Generator or reference drifted; if on purpose, commit the new value."
              .formatted(workload.id(), WorkerMessages.checksum(reference),
                  WorkerMessages.checksum(input.verifyChecksum())));
    }
  }

  /** The committed checksum holds for each parameter's first quick value. */
  private static SortedMap<String, String> defaults(Workload workload) {
    SortedMap<String, String> defaults = new TreeMap<>();
    for (Parameter parameter : workload.parameters()) {
      if (!parameter.name().equals(SIZE) && !parameter.name().equals(Cell.WORKERS)) {
        defaults.put(parameter.name(), parameter.quick().getFirst());
      }
    }
    return defaults;
  }

  private long checksum(InputFile file, KernelSource source) throws IOException {
    String key = file.path() + "#" + file.ensure(source);
    Long known = checksums.get(key);
    if (known == null) {
      known = source.load(file.path()).checksum();
      checksums.put(key, known);
    }
    return known;
  }

  private RunningSums sums(InputFile file, KernelSource source) throws IOException {
    String key = file.path() + "#" + file.ensure(source);
    RunningSums known = sums.get(key);
    if (known == null) {
      Kernel kernel = source.load(file.path());
      known = RunningSums.of(kernel);
      file.note(known);
      sums.put(key, known);
    }
    return known;
  }
}
