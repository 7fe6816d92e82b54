package dev.backbench.run.launch;

import static java.util.Objects.requireNonNull;

import dev.backbench.contract.Arm;
import dev.backbench.contract.LanguageRuntime;
import dev.backbench.plan.Runtimes;
import dev.backbench.process.Children;
import dev.backbench.process.Command;
import dev.backbench.result.Status;
import dev.backbench.run.Fork;
import dev.backbench.run.ForkFailure;
import dev.backbench.run.ForkRequest;
import dev.backbench.run.ForkSource;
import dev.backbench.run.SourceBuild;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Starts launches ({@link Arm.Launch}): the program is built and found before the clock runs, and started by it. */
public final class LaunchForkSource implements ForkSource {
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private final Children children;
  private final Runtimes runtimes;
  private final SourceBuild goBuild;
  private final Duration deadline;

  /** With 60 seconds for a first line, and again for an idle process and for its end. */
  public LaunchForkSource(Children children, Runtimes runtimes, SourceBuild goBuild) {
    this(children, runtimes, goBuild, DEADLINE);
  }

  /** With that deadline for the first line, and again for an idle process and for its end. */
  public LaunchForkSource(Children children, Runtimes runtimes, SourceBuild goBuild, Duration deadline) {
    this.children = requireNonNull(children, "children");
    this.runtimes = requireNonNull(runtimes, "runtimes");
    this.goBuild = requireNonNull(goBuild, "goBuild");
    this.deadline = requireNonNull(deadline, "deadline");
  }

  @Override
  public void prepare(ForkRequest request) throws ForkFailure {
    // The process starts with the slice, so there is nothing to end.
    start(request);
  }

  /**
   * Prepares a launch; the process itself starts with the slice.
   *
   * @throws IllegalArgumentException when the cell's contender is no launch
   */
  @Override
  public Fork start(ForkRequest request) throws ForkFailure {
    if (!(request.cell().contender().arm() instanceof Arm.Launch launch)) {
      throw new IllegalArgumentException("%s: expected a launch contender, got %s".formatted(request,
          request.cell().contender().arm()));
    }
    return switch (runtimes.find(launch.runtime())) {
      case Runtimes.Found.Absent(String reason) -> throw new ForkFailure(Status.FAILED,
          "%s: %s.".formatted(request.cell().cell().id(), reason));
      case Runtimes.Found.Present(Path executable, String version) -> {
        Command command = new Command(argv(launch, executable), request.directory(), request.environment(),
            request.cell().cpus(), request.directory().resolve("launch.log"), true);
        yield new LaunchFork(children, command, request, launch.expected(), version, deadline);
      }
    };
  }

  private List<String> argv(Arm.Launch launch, Path executable) throws ForkFailure {
    List<String> argv = new ArrayList<>();
    if (launch.runtime().equals(LanguageRuntime.GO)) {
      if (!launch.args().isEmpty()) {
        throw new ForkFailure(Status.FAILED, "%s: expected no \"args\", got %s. A Go program has no runtime before it."
            .formatted(launch.source().getFileName(), launch.args()));
      }
      return List.of(goBuild.build(launch.source()).toString());
    }
    argv.add(executable.toString());
    argv.addAll(launch.args());
    if (launch.runtime().equals(LanguageRuntime.JAVA)) {
      argv.addAll(List.of("-cp", launch.source().toString(), launch.mainClass()));
    } else {
      argv.add(launch.source().toString());
    }
    return argv;
  }

  /** Nothing outlives a launch. */
  @Override
  public void close() {}
}
