package dev.backbench.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.backbench.process.Child;
import dev.backbench.process.Children;
import dev.backbench.process.Command;
import dev.backbench.result.Status;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Builds Go programs, once per content: the folder, the local modules that its {@code go.mod} replaces others by, and
 * the tool chain. The Go tool's own cache is left where the user has it.
 */
public final class GoBuild implements SourceBuild {
  /** A cold build of the standard library on a slow machine, with room. */
  private static final Duration DEADLINE = Duration.ofMinutes(5);
  private static final Pattern LOCAL_REPLACEMENT = Pattern.compile("=>\\s+\"?(\\.{1,2}/[^\\s\"]+)");
  /** What changes the program besides its sources. */
  private static final List<String> TOOLCHAIN = List.of("env", "GOVERSION", "GOOS", "GOARCH", "GOAMD64", "GOARM64",
      "CGO_ENABLED", "GOEXPERIMENT");
  /**
   * No version-control stamp, because git refuses other users' checkouts; no downloaded tool chain and no work space,
   * because what was probed is what must build.
   */
  private static final Map<String, String> ENVIRONMENT = Map.of("GOFLAGS", "-mod=readonly -buildvcs=false",
      "GOTOOLCHAIN",
      "local", "GOWORK", "off");
  private static final int WORDS = 10;

  private final Path go;
  private final Path cache;
  private final Children children;
  private Optional<String> toolchain = Optional.empty();

  /**
   * With that tool.
   *
   * @param cache where programs are kept, {@code <cache>/<hash>/program}; made when missing
   */
  public GoBuild(Path go, Path cache, Children children) {
    this.go = requireNonNull(go, "go");
    this.cache = requireNonNull(cache, "cache").toAbsolutePath();
    this.children = requireNonNull(children, "children");
  }

  @Override
  public Path build(Path folder) throws ForkFailure {
    try {
      Files.createDirectories(cache);
      Path program = cache.resolve(hash(folder)).resolve("program");
      return Files.isExecutable(program) ? program : compile(folder, program);
    } catch (IOException e) {
      throw new ForkFailure(Status.FAILED, "go build of %s: %s".formatted(folder, e));
    }
  }

  private Path compile(Path folder, Path program) throws IOException, ForkFailure {
    Path work = Files.createTempDirectory(cache, "building-");
    try {
      run(folder, work.resolve("log"), List.of("build", "-trimpath", "-o", work.resolve("program").toString(), "."));
      Files.delete(work.resolve("log"));
      Files.move(work, program.getParent(), StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException | java.nio.file.DirectoryNotEmptyException builtMeanwhile) {
      // Another run had the same thought; same content, same program.
    } finally {
      delete(work);
    }
    return program;
  }

  private String hash(Path folder) throws IOException, ForkFailure {
    if (toolchain.isEmpty()) {
      Path log = Files.createTempFile(cache, "toolchain-", ".log");
      try {
        run(folder, log, TOOLCHAIN);
        toolchain = Optional.of(Files.readString(log, UTF_8));
      } finally {
        Files.delete(log);
      }
    }
    ContentHash hash = new ContentHash().text(go.toString()).text(toolchain.get()).folder(folder);
    for (Path module : replacements(folder)) {
      hash.folder(module);
    }
    return hash.hex();
  }

  private static List<Path> replacements(Path folder) throws IOException {
    Path mod = folder.resolve("go.mod");
    if (!Files.isRegularFile(mod)) {
      throw new IOException("expected a go.mod in it, found none");
    }
    List<Path> modules = new ArrayList<>();
    LOCAL_REPLACEMENT.matcher(Files.readString(mod, UTF_8)).results()
        .forEach(match -> modules.add(folder.resolve(match.group(1)).normalize()));
    return modules;
  }

  private void run(Path folder, Path log, List<String> args) throws IOException, ForkFailure {
    List<String> argv = new ArrayList<>(List.of(go.toString()));
    argv.addAll(args);
    Child child = children.start(new Command(argv, folder, new HashMap<>(ENVIRONMENT), List.of(), log, false));
    if (!child.waitFor(DEADLINE)) {
      child.kill();
      throw new ForkFailure(Thread.currentThread().isInterrupted() ? Status.INTERRUPTED : Status.TIMEOUT,
          "go %s of %s: expected an end within %d s, got none; killed.".formatted(args.getFirst(), folder,
              DEADLINE.toSeconds()));
    }
    int code = child.exitCode().orElse(0);
    if (code != 0) {
      throw new ForkFailure(Status.FAILED, "go %s of %s: exit code %d:%n%s".formatted(args.getFirst(), folder, code,
          explain(child.logTail())));
    }
  }

  private static String explain(String log) {
    String words = log.lines().limit(WORDS).collect(Collectors.joining(System.lineSeparator()));
    boolean offline = log.contains("dial tcp") || log.contains("no such host")
        || log.contains("module lookup disabled");
    return offline
        ? words + System.lineSeparator()
            + "A module is not on this machine and could not be downloaded. Run: go mod download, in that folder, once with a network."
        : words;
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
