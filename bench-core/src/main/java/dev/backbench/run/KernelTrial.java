package dev.backbench.run;

import dev.backbench.contract.InputSize;
import dev.backbench.contract.Kernel;
import dev.backbench.contract.KernelSource;
import dev.backbench.contract.WrongResultException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Java kernel as its benchmark runs it: verified before it steps, and counted while it does. Has nothing of the
 * benchmark harness, so every suite's benchmark can hold one. Used by one thread at a time.
 */
public final class KernelTrial {
  /** System property that names the input file; without it, an input is generated. */
  public static final String INPUT = "backbench.input";
  /** System property that names the verify input; its checksum is in the file beside it, {@code .checksum}. */
  public static final String VERIFY = "backbench.verify";

  private final String name;
  private final Kernel kernel;
  private final RunningSums sums;
  private long operations;
  private long sum;

  private KernelTrial(String name, Kernel kernel, RunningSums sums) {
    this.name = name;
    this.kernel = kernel;
    this.sums = sums;
  }

  /**
   * Computes the verify input where one is named, then loads the input.
   *
   * @param size of the input when none is named
   * @param parameters that shape it, by name
   * @throws WrongResultException when the verify input's checksum is another one than in the file beside it
   * @throws IOException when a file is missing or broken
   */
  public static KernelTrial open(KernelSource source, InputSize size, Map<String, String> parameters)
      throws IOException {
    return open(source, source::load, size, parameters);
  }

  /**
   * As {@link #open(KernelSource, InputSize, Map)}, for an arm that does the reference's work in another way.
   *
   * @param arm loads the kernel that is measured; its digests and checksum are held against the source's own kernel
   */
  public static KernelTrial open(KernelSource source, Loader arm, InputSize size, Map<String, String> parameters)
      throws IOException {
    return open(source, arm, size, parameters, 1).getFirst();
  }

  /**
   * As {@link #open(KernelSource, Loader, InputSize, Map)}, for several workers, each with a kernel of its own.
   *
   * @param workers how many, at least one
   */
  public static List<KernelTrial> open(KernelSource source, Loader arm, InputSize size, Map<String, String> parameters,
      int workers) throws IOException {
    String name = source.getClass().getName();
    Optional<Path> verify = file(VERIFY);
    if (verify.isPresent()) {
      verify(name, arm, verify.get());
    }
    Optional<Path> given = file(INPUT);
    Path file = given.isPresent() ? given.get() : generate(source, size, parameters);
    try {
      RunningSums sums = sums(source, file);
      List<KernelTrial> trials = new ArrayList<>();
      for (int i = 0; i < workers; i++) {
        trials.add(new KernelTrial(name, arm.load(file), sums));
      }
      return trials;
    } finally {
      if (given.isEmpty()) {
        Files.delete(file);
      }
    }
  }

  /** One operation, counted; its digest. */
  public long step() {
    long digest = kernel.step();
    sum += digest;
    operations++;
    return digest;
  }

  /**
   * Checks all steps so far against the reference.
   *
   * @throws WrongResultException when their digests do not add up
   */
  public void check() {
    long expected = sums.after(operations);
    if (sum != expected) {
      throw new WrongResultException(
          "%s: after %d operations the running checksum must be 0x%016x, got 0x%016x. The result of this fork is wrong."
              .formatted(name, operations, expected, sum));
    }
  }

  /**
   * The coordinator leaves them beside the input: a pass over it here would warm up what is to be measured from its first
   * operation on. They come from a kernel of their own, so that state which outlives a pass shows.
   */
  private static RunningSums sums(KernelSource source, Path input) throws IOException {
    Path known = input.resolveSibling(input.getFileName() + ".sums");
    return Files.isRegularFile(known) ? RunningSums.read(known) : RunningSums.of(source.load(input));
  }

  private static void verify(String name, Loader arm, Path file) throws IOException {
    String got = "0x%016x".formatted(arm.load(file).checksum());
    String expected = Files.readString(file.resolveSibling(file.getFileName() + ".checksum")).strip();
    if (!got.equals(expected)) {
      throw new WrongResultException("%s: checksum for input \"verify\" is %s, contract says %s. No timing was taken."
          .formatted(name, got, expected));
    }
  }

  private static Path generate(KernelSource source, InputSize size, Map<String, String> parameters)
      throws IOException {
    Path file = Files.createTempFile("backbench-", ".bin");
    try (OutputStream out = Files.newOutputStream(file)) {
      source.write(size, parameters, out);
    }
    return file;
  }

  private static Optional<Path> file(String property) {
    return Optional.ofNullable(System.getProperty(property)).map(Path::of);
  }

  /** Loads a kernel from an input file. */
  @FunctionalInterface
  public interface Loader {
    /**
     * Loads it.
     *
     * @throws IOException when the file is missing or broken
     */
    Kernel load(Path file) throws IOException;
  }
}
