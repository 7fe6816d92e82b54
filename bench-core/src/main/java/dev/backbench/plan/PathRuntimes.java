package dev.backbench.plan;

import com.sun.management.OperatingSystemMXBean;
import dev.backbench.contract.LanguageRuntime;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds runtimes on PATH by asking each candidate for its version; Java is the one that runs this program. */
public final class PathRuntimes implements Runtimes {
  private static final Pattern VERSION = Pattern.compile("[0-9]+(\\.[0-9]+)*");
  /** Says where the interpreter really is, behind the shims of a version manager, and what it is; -I keeps stray modules out. */
  private static final List<String> PYTHON_SELF = List.of("-I", "-c",
      "import sys, sysconfig, platform; print(sys.executable); "
          + "print(platform.python_implementation().lower(), platform.python_version(), "
          + "*['free-threaded'] * bool(sysconfig.get_config_var('Py_GIL_DISABLED')))");

  private final SearchPath path;
  private final Path javaHome;
  private final Query query;
  private final Map<LanguageRuntime, Found> cache = new ConcurrentHashMap<>();

  /**
   * Looks in those places.
   *
   * @param javaHome of the running JDK
   * @param deadline for each question to a candidate
   */
  public PathRuntimes(SearchPath path, Path javaHome, Duration deadline) {
    this.path = path;
    this.javaHome = javaHome;
    this.query = new Query(deadline);
  }

  /** Those of this machine, with 10 s for each answer. */
  public static PathRuntimes ofProcess() {
    return new PathRuntimes(SearchPath.ofProcess(), Path.of(System.getProperty("java.home")), Duration.ofSeconds(10));
  }

  @Override
  public Found find(LanguageRuntime runtime) {
    return cache.computeIfAbsent(runtime, this::look);
  }

  @Override
  public long memoryBytes() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
  }

  /** The first candidate that is new enough; otherwise the reason that the first candidate gave. */
  private Found look(LanguageRuntime runtime) {
    Optional<String> reason = Optional.empty();
    for (Path candidate : candidates(runtime)) {
      Found found = judge(runtime, candidate);
      switch (found) {
        case Found.Present present -> {
          return present;
        }
        case Found.Absent(String why) -> reason = reason.or(() -> Optional.of(why));
      }
    }
    return new Found.Absent(reason.orElse("%s >= %s not found".formatted(runtime.id(), runtime.minimum())));
  }

  private List<Path> candidates(LanguageRuntime runtime) {
    SearchPath where = runtime.language().equals("java") ? new SearchPath(List.of(javaHome.resolve("bin"))) : path;
    return runtime.executables().stream().flatMap(name -> where.all(name).stream()).toList();
  }

  private Found judge(LanguageRuntime runtime, Path candidate) {
    try {
      String said = String.join(" ", query.ask(candidate, runtime.versionArgs()));
      Matcher matcher = VERSION.matcher(said);
      if (!matcher.find()) {
        return absent(runtime, "does not say its version");
      }
      if (compare(matcher.group(), runtime.minimum()) < 0) {
        return absent(runtime, matcher.group());
      }
      return resolve(runtime, candidate, said);
    } catch (Query.Unanswered e) {
      return absent(runtime, "one that " + e.getMessage());
    }
  }

  private static Found absent(LanguageRuntime runtime, String found) {
    return new Found.Absent("%s >= %s needed, found %s".formatted(runtime.id(), runtime.minimum(), found));
  }

  private Found resolve(LanguageRuntime runtime, Path candidate, String said) throws Query.Unanswered {
    return switch (runtime.language()) {
      case "python" -> python(candidate);
      case "go" -> new Found.Present(go(candidate), word(said, "go[0-9][^ ]*"));
      case "java" -> new Found.Present(candidate, "java " + Runtime.version());
      case "c" -> new Found.Present(c(candidate, said), runtime.id() + " " + word(said, VERSION.pattern()));
      default -> new Found.Present(candidate, word(said, VERSION.pattern()));
    };
  }

  private Found python(Path candidate) throws Query.Unanswered {
    List<String> self = new ArrayList<>(query.ask(candidate, PYTHON_SELF));
    self.removeIf(String::isBlank);
    Path executable = self.size() == 2 ? Path.of(self.getFirst()) : candidate;
    if (self.size() != 2 || !executable.isAbsolute() || !Files.isExecutable(executable)) {
      throw new Query.Unanswered("does not say where it is");
    }
    return new Found.Present(executable, self.getLast());
  }

  /** The program in its own GOROOT, behind shims. */
  private Path go(Path candidate) throws Query.Unanswered {
    String root = String.join("", query.ask(candidate, List.of("env", "GOROOT")));
    Path program = Path.of(root).resolve("bin").resolve("go");
    return Files.isExecutable(program) ? program : candidate;
  }

  /** Debian puts a script before PostgreSQL's programs, whose start alone would be counted as theirs. */
  private static Path c(Path candidate, String said) {
    String major = word(word(said, VERSION.pattern()), "[0-9]+");
    Path program = Path.of("/usr/lib/postgresql", major, "bin").resolve(candidate.getFileName());
    return Files.isSymbolicLink(candidate) && Files.isExecutable(program) ? program : candidate;
  }

  private static String word(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    return matcher.find() ? matcher.group() : text;
  }

  /** Number by number; a missing number is 0, so 3.11 equals 3.11.0, and 3.9 is older than 3.11. */
  static int compare(String left, String right) {
    String[] a = left.split("\\.");
    String[] b = right.split("\\.");
    for (int i = 0; i < Math.max(a.length, b.length); i++) {
      int difference = Long.compare(number(a, i), number(b, i));
      if (difference != 0) {
        return difference;
      }
    }
    return 0;
  }

  private static long number(String[] parts, int index) {
    if (index >= parts.length) {
      return 0;
    }
    return parts[index].length() < 10 ? Long.parseLong(parts[index]) : Long.MAX_VALUE;
  }
}
