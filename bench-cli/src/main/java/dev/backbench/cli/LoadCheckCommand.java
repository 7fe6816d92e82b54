package dev.backbench.cli;

import dev.backbench.environment.AllowedCpus;
import dev.backbench.environment.SystemFiles;
import dev.backbench.load.LoadEngine;
import dev.backbench.load.check.LoadCheck;
import dev.backbench.plan.SearchPath;
import dev.backbench.process.Children;
import dev.backbench.process.Scratch;
import dev.backbench.run.ForkFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How the load engine compares with wrk. */
@Command(name = "load-check", description = "Whether the load engine is as fast as wrk, on one server that does nothing.")
final class LoadCheckCommand extends Action {
  private static final String RUN = "load-check";

  private final Console console;

  @Option(names = "--rounds", paramLabel = "N", description = "rounds of one each, 2 to 100 (default 6)")
  private int rounds = 6;
  @Option(names = "--seconds", paramLabel = "N", description = "of each in a round, 1 to 60 (default 4)")
  private int seconds = 4;

  LoadCheckCommand(Console console) {
    this.console = console;
  }

  @Override
  void check(List<String> problems) {
    try {
      new LoadCheck.Trial(Path.of("wrk"), rounds, seconds);
    } catch (IllegalArgumentException e) {
      problems.add(String.valueOf(e.getMessage()));
    }
  }

  @Override
  int act() throws UnfitException, IOException {
    Optional<Path> wrk = SearchPath.parse(console.environment().getOrDefault("PATH", "")).first("wrk");
    if (wrk.isEmpty()) {
      throw new UnfitException("load-check: expected wrk on the PATH, found none. Install it to compare.");
    }
    NavigableSet<Integer> cpus = AllowedCpus.of(SystemFiles.ofMachine());
    try (Children children = new Children(RUN);
        Scratch scratch = Scratch.create(Path.of(System.getProperty("java.io.tmpdir")), RUN)) {
      LoadEngine.Launch launch = LoadEngine.Launch.here(children, scratch.directory(), List.of(cpus.last()));
      show(LoadCheck.run(new LoadCheck.Trial(wrk.get(), rounds, seconds), launch, List.of(cpus.first())));
      return ExitCode.DONE;
    } catch (ForkFailure e) {
      throw new UnfitException("load-check: " + e.getMessage());
    }
  }

  private void show(LoadCheck check) {
    console.out().println(String.format(Locale.ROOT,
        "engine / wrk = %.3f, 95 %% in [%.3f, %.3f], %d rounds, 64 connections, engine at %.0f %% of its CPU",
        check.ratio().center(), check.ratio().lower(), check.ratio().upper(), check.enginePerSecond().size(),
        100 * check.engineCpuShare()));
    for (int round = 0; round < check.enginePerSecond().size(); round++) {
      console.out()
          .println(String.format(Locale.ROOT, "  engine %8.0f/s   wrk %8.0f/s", check.enginePerSecond().get(round),
              check.wrkPerSecond().get(round)));
    }
  }
}
