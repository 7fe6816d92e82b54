package dev.backbench.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.backbench.plan.Runtimes;
import dev.backbench.process.Children;
import dev.backbench.result.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes virtual environments from lock files, once per content and interpreter. Where packages come from is the user's to
 * say, as always with pip ({@code PIP_*} variables, {@code pip.conf}); what pip prints may hold such an address, with a
 * password in it, so none of it is repeated.
 *
 * <p>What cannot be had here (no pip, no network, no wheel for this interpreter) is a skip; a package whose content is
 * not the locked one is a failure. Either is remembered: nobody waits twice for an index that does not answer.
 */
public final class PythonEnvironments {
  /** Some 30 MB over a slow line, with room. */
  private static final Duration DEADLINE = Duration.ofMinutes(5);
  private static final String PACKAGES = "packages.txt";
  private static final String LIST_PACKAGES = "import importlib.metadata as m; "
      + "[print(d.metadata['Name'], d.version) for d in m.distributions()]";
  /** Beside a lock's packages only where the interpreter brought pip itself. */
  private static final List<String> INSTALLERS = List.of("pip", "setuptools");
  /** Would put packages elsewhere, or other ones there, or make pip import what the user has; empty is as good as unset. */
  private static final List<String> TAKEN_BACK = List.of("PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_USER",
      "PIP_REQUIREMENT", "PIP_CONSTRAINT", "PIP_NO_BINARY", "PIP_DRY_RUN", "PIP_REPORT", "PIP_PYTHON", "PYTHONPATH",
      "PYTHONHOME");
  private static final List<String> INSTALL = List.of("install", "--require-hashes", "--no-deps", "--only-binary",
      ":all:", "--no-input", "--disable-pip-version-check", "--quiet", "--retries", "2", "--timeout", "15",
      "--requirement");
  private static final String OTHER_CONTENT = "DO NOT MATCH THE HASHES";
  private static final Pattern NOT_FOUND = Pattern
      .compile("No matching distribution found for ([A-Za-z0-9._-]+==\\S+)");

  private final BuildCache cache;
  private final BuildTool tool;
  private final Map<String, ForkFailure> failures = new HashMap<>();

  /**
   * With that place.
   *
   * @param cache where environments are kept, {@code <cache>/<hash>/}; made when missing
   */
  public PythonEnvironments(Path cache, Children children) {
    this(cache, children, DEADLINE);
  }

  PythonEnvironments(Path cache, Children children, Duration deadline) {
    this.cache = new BuildCache(cache);
    this.tool = new BuildTool(children, deadline, Status.SKIPPED);
  }

  /**
   * The environment of that lock file for that interpreter.
   *
   * @param requirements a hash-locked {@code requirements.txt}
   * @throws ForkFailure SKIPPED when it cannot be had on this machine, FAILED when the lock file is wrong or the packages
   *     are not what it says
   */
  public synchronized PythonEnvironment of(Runtimes.Found.Present python, Path requirements) throws ForkFailure {
    requireNonNull(python, "python");
    try {
      String hash = new ContentHash().text(PythonLock.read(requirements)).text(python.version())
          .text(python.executable().toString()).hex();
      ForkFailure before = failures.get(hash);
      if (before != null) {
        throw new ForkFailure(before.status(), before.getMessage());
      }
      try {
        return read(cache.get(hash, folder -> new Making(python, requirements, folder).run()));
      } catch (ForkFailure failure) {
        failures.put(hash, failure);
        throw failure;
      }
    } catch (IOException e) {
      throw new ForkFailure(Status.FAILED, "%s: %s".formatted(PythonLock.name(requirements), e));
    }
  }

  private static PythonEnvironment read(Path folder) throws IOException {
    SortedMap<String, String> packages = new TreeMap<>();
    for (String line : Files.readAllLines(folder.resolve(PACKAGES), UTF_8)) {
      String[] words = line.split(" ");
      packages.put(words[0], words[1]);
    }
    return new PythonEnvironment(interpreter(folder), packages);
  }

  private static Path interpreter(Path folder) {
    return folder.resolve("bin").resolve("python");
  }

  /** One environment in the making. */
  private final class Making {
    private final String python;
    private final String version;
    private final Path requirements;
    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();

    Making(Runtimes.Found.Present python, Path requirements, Path folder) {
      this.python = python.executable().toString();
      this.version = python.version();
      this.requirements = requirements;
      this.folder = folder;
      TAKEN_BACK.forEach(name -> environment.put(name, ""));
    }

    void run() throws IOException, ForkFailure {
      require(run(List.of(python, "-I", "-m", "venv", "--without-pip", "--symlinks", folder.toString())),
          "%s makes no virtual environments. Install its venv module (Debian: python3-venv).".formatted(version));
      List<String> install = new ArrayList<>(pip());
      install.addAll(INSTALL);
      install.add(requirements.toAbsolutePath().toString());
      BuildTool.Said said = run(install);
      if (!said.success()) {
        throw refusal(said.words());
      }
      Files.writeString(folder.resolve(PACKAGES), packages(), UTF_8);
    }

    /** The interpreter's own pip, or the one that it can put into an environment: systems have the one, the other or none. */
    private List<String> pip() throws IOException, ForkFailure {
      String made = interpreter(folder).toString();
      if (run(List.of(python, "-I", "-m", "pip", "--python", made, "--version")).success()) {
        return List.of(python, "-I", "-m", "pip", "--python", made);
      }
      require(run(List.of(made, "-I", "-m", "ensurepip")),
          "%s has no pip. Install it (Debian: python3-pip).".formatted(version));
      return List.of(made, "-I", "-m", "pip");
    }

    private ForkFailure refusal(String words) {
      Path name = PythonLock.name(requirements);
      if (words.contains(OTHER_CONTENT)) {
        return new ForkFailure(Status.FAILED,
            "%s: a package from the index is not the one that was locked. Find out why before you change a hash."
                .formatted(name));
      }
      Matcher missing = NOT_FOUND.matcher(words);
      return new ForkFailure(Status.SKIPPED,
          "%s: pip could not get %s for %s: no network, no index that has it, or no wheel. See its words: pip download --no-deps --require-hashes --only-binary :all: -d wheels -r %s"
              .formatted(name, missing.find() ? missing.group(1) : "the packages", version, name));
    }

    private String packages() throws IOException, ForkFailure {
      BuildTool.Said said = run(List.of(interpreter(folder).toString(), "-I", "-c", LIST_PACKAGES));
      require(said, "%s: its packages cannot be listed.".formatted(PythonLock.name(requirements)));
      SortedMap<String, String> lines = new TreeMap<>();
      said.words().lines().map(line -> line.split(" ")).filter(words -> words.length == 2)
          .forEach(words -> lines.put(words[0].toLowerCase(Locale.ROOT).replaceAll("[-_.]+", "-"), words[1]));
      lines.keySet().removeAll(INSTALLERS);
      StringBuilder text = new StringBuilder();
      lines.forEach((name, version) -> text.append(name).append(' ').append(version).append('\n'));
      return text.toString();
    }

    private BuildTool.Said run(List<String> argv) throws IOException, ForkFailure {
      return tool.run("%s: making its environment".formatted(PythonLock.name(requirements)), argv, folder, environment);
    }

    private void require(BuildTool.Said said, String otherwise) throws ForkFailure {
      if (!said.success()) {
        throw new ForkFailure(Status.SKIPPED, otherwise);
      }
    }
  }
}
