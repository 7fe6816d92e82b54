package dev.backbench.contract;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** How a contender does the work: exactly one of these. */
public sealed interface Arm {
  /** Whether a fork of it is one start of a process and nothing before or after: no warm-up, one sample. */
  default boolean oneStart() {
    return false;
  }

  /**
   * A JMH benchmark in the suite's {@code benchmarks.jar}.
   *
   * @param benchmark fully qualified method name, {@code package.Class.method}
   * @param jvm the settings of the forked virtual machine
   * @param options further options of JMH's command line, for jars whose parameters are no parameters of a cell
   */
  record Jmh(String benchmark, Jvm jvm, List<String> options) implements Arm {
    /** Copies the list. */
    public Jmh {
      requireNonNull(benchmark, "benchmark");
      requireNonNull(jvm, "jvm");
      options = List.copyOf(options);
    }

    /** Without further options. */
    public Jmh(String benchmark, Jvm jvm) {
      this(benchmark, jvm, List.of());
    }
  }

  /**
   * A kernel in another language, driven through the worker protocol.
   *
   * @param runtime the language's runtime
   * @param source for Python the kernel's file, for Go the folder of its main package; absolute
   * @param requirements for Python the lock file of the packages that it needs, absolute; Go has its own in {@code source}
   * @param args arguments for the runtime itself, before the program ({@code -X}, {@code gil=0})
   * @param memory what it takes at most, where that is much
   */
  record Worker(LanguageRuntime runtime, Path source, Optional<Path> requirements, List<String> args,
      Optional<Memory> memory) implements Arm {
    /** Copies the list. */
    public Worker {
      requireNonNull(runtime, "runtime");
      requireNonNull(source, "source");
      requireNonNull(requirements, "requirements");
      requireNonNull(memory, "memory");
      args = List.copyOf(args);
    }

    /** Which takes little memory. */
    public Worker(LanguageRuntime runtime, Path source, Optional<Path> requirements, List<String> args) {
      this(runtime, source, requirements, args, Optional.empty());
    }

    /** With nothing but the standard library, or Go's own list of modules. */
    public Worker(LanguageRuntime runtime, Path source, List<String> args) {
      this(runtime, source, Optional.empty(), args);
    }
  }

  /**
   * PostgreSQL's own load program, which keeps one connection busy with a script and does nothing else: the driver's limit.
   *
   * @param script for {@code pgbench -f}, one transaction; it may use {@code :users}, the number of users; absolute
   */
  record Pgbench(Path script) implements Arm {
    /** Refuses null. */
    public Pgbench {
      requireNonNull(script, "script");
    }
  }

  /**
   * A process whose start is measured: it prints one line when it has done its first work, then waits for the end of
   * its standard input.
   *
   * @param runtime the language's runtime
   * @param source for Python the file, for Go the folder of the main package, for Java the suite's jar; absolute
   * @param mainClass fully qualified, for Java; empty otherwise
   * @param args arguments for the runtime itself, before the program
   * @param expected the line that proves the work, without the line break
   */
  record Launch(LanguageRuntime runtime, Path source, String mainClass, List<String> args,
      String expected) implements Arm {
    /** Copies the list. */
    public Launch {
      requireNonNull(runtime, "runtime");
      requireNonNull(source, "source");
      requireNonNull(mainClass, "mainClass");
      requireNonNull(expected, "expected");
      args = List.copyOf(args);
    }

    @Override
    public boolean oneStart() {
      return true;
    }
  }

  /**
   * A service under load.
   *
   * @param service what is started
   * @param endpoint what is asked of it
   * @param traffic how
   * @param headline whether the quick profile measures it unasked
   */
  record Service(dev.backbench.contract.Service service, Endpoint endpoint, Traffic traffic,
      boolean headline) implements Arm {
    /** Refuses nulls. */
    public Service {
      requireNonNull(service, "service");
      requireNonNull(endpoint, "endpoint");
      requireNonNull(traffic, "traffic");
    }

    @Override
    public boolean oneStart() {
      return traffic == Traffic.LAUNCH || traffic == Traffic.IDLE || traffic == Traffic.LIMIT;
    }
  }
}
