package dev.backbench.run.jmh;

import dev.backbench.contract.Arm;
import dev.backbench.contract.Contender;
import dev.backbench.plan.PlannedCell;
import dev.backbench.run.Fork;
import dev.backbench.run.ForkFailure;
import dev.backbench.run.ForkRequest;
import dev.backbench.run.ForkSource;
import dev.backbench.run.Slice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Passes a person's options on to every fork, and keeps what JMH says in each: that is where profilers print. The files are
 * {@code 001-<contender>.log} and so on.
 */
public final class OptionedForks implements ForkSource {
  private final ForkSource forks;
  private final List<String> options;
  private final Path kept;
  private int started;

  /**
   * Over a source that puts an arm's options on JMH's command line.
   *
   * @param options checked by {@link JmhOptions#problems}
   * @param kept a directory, made when needed
   */
  public OptionedForks(ForkSource forks, List<String> options, Path kept) {
    this.forks = forks;
    this.options = List.copyOf(options);
    this.kept = kept;
  }

  @Override
  public Fork start(ForkRequest request) throws ForkFailure {
    Contender contender = request.cell().contender();
    if (options.isEmpty() || !(contender.arm() instanceof Arm.Jmh arm)) {
      return forks.start(request);
    }
    List<String> all = new ArrayList<>(arm.options());
    all.addAll(options);
    PlannedCell planned = request.cell();
    PlannedCell optioned = new PlannedCell(planned.cell(), planned.workload(), new Contender(contender.id(),
        contender.language(), new Arm.Jmh(arm.benchmark(), arm.jvm(), all), contender.quick(), contender.database()),
        planned.quick(),
        planned.cpus(), planned.forkCost());
    started++;
    Path log = kept.resolve("%03d-%s.log".formatted(started, contender.id()));
    Path output = request.directory().resolve(JmhForkSource.OUTPUT);
    try {
      return new Kept(forks.start(new ForkRequest(optioned, request.profile(), request.round(), request.directory(),
          request.environment(), request.input())), output, log);
    } catch (ForkFailure e) {
      keep(output, log);
      throw e;
    }
  }

  private static void keep(Path output, Path log) {
    try {
      if (Files.exists(output)) {
        Files.createDirectories(log.resolveSibling(""));
        Files.copy(output, log, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      // A full disk must not cost the measurement; the missing file is seen by whoever looks for it.
      System.getLogger(OptionedForks.class.getName()).log(System.Logger.Level.WARNING, "output of JMH not kept", e);
    }
  }

  @Override
  public void close() {
    forks.close();
  }

  /** A fork whose output is copied when it ends. */
  private record Kept(Fork fork, Path output, Path log) implements Fork {
    @Override
    public Map<String, String> facts() {
      return fork.facts();
    }

    @Override
    public Slice run(Duration atLeast) throws ForkFailure {
      return fork.run(atLeast);
    }

    @Override
    public Remains finish() throws ForkFailure {
      return fork.finish();
    }

    @Override
    public void close() {
      fork.close();
      keep(output, log);
    }
  }
}
