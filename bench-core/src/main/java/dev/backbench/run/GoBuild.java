package dev.backbench.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.backbench.process.Children;
import dev.backbench.result.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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
  private static final String PROGRAM = "program";
  /** What the tool says when a module is not in its cache and cannot be fetched; an address follows. */
  private static final List<String> UNREACHABLE = List.of("Get \"http", "reading http", "dial tcp", "no such host",
      "module lookup disabled");

  private final Path go;
  private final BuildCache cache;
  private final BuildTool tool;
  private Optional<String> toolchain = Optional.empty();

  /**
   * With that tool.
   *
   * @param cache where programs are kept, {@code <cache>/<hash>/program}; made when missing
   */
  public GoBuild(Path go, Path cache, Children children) {
    this.go = requireNonNull(go, "go");
    this.cache = new BuildCache(cache);
    this.tool = new BuildTool(children, DEADLINE, Status.TIMEOUT);
  }

  @Override
  public Path build(Path folder) throws ForkFailure {
    try {
      return cache.get(hash(folder), whole -> compile(folder, whole)).resolve(PROGRAM);
    } catch (IOException e) {
      throw new ForkFailure(Status.FAILED, "go build of %s: %s".formatted(folder, e));
    }
  }

  private void compile(Path folder, Path into) throws IOException, ForkFailure {
    run(folder, List.of("build", "-trimpath", "-o", into.resolve(PROGRAM).toString(), "."));
  }

  private String hash(Path folder) throws IOException, ForkFailure {
    if (toolchain.isEmpty()) {
      toolchain = Optional.of(run(folder, TOOLCHAIN));
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

  private String run(Path folder, List<String> args) throws IOException, ForkFailure {
    String what = "go %s of %s".formatted(args.getFirst(), folder);
    List<String> argv = new ArrayList<>(List.of(go.toString()));
    argv.addAll(args);
    BuildTool.Said said = tool.run(what, argv, folder, ENVIRONMENT);
    if (!said.success()) {
      throw refusal(what, said);
    }
    return said.words();
  }

  /** A module that cannot be had here is a skip; what does not compile is a failure. */
  private static ForkFailure refusal(String what, BuildTool.Said said) {
    if (UNREACHABLE.stream().anyMatch(said.words()::contains)) {
      return new ForkFailure(Status.SKIPPED,
          "%s: a module is not on this machine and could not be downloaded. Run: go mod download, in that folder, once with a network."
              .formatted(what));
    }
    return new ForkFailure(Status.FAILED, "%s: exit code %d:%n%s".formatted(what, said.exitCode(),
        said.words().lines().limit(WORDS).collect(Collectors.joining(System.lineSeparator()))));
  }
}
