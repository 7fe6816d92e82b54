package dev.backbench.process;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * Starts the processes of one run, each in a session of its own, marked with the run's id, and dead at the latest with
 * this JVM.
 *
 * <p>Wrapped in {@code setsid} (so that the whole group can be killed), {@code setpriv --pdeathsig KILL} (so that it dies
 * with us, even after SIGKILL and even when stopped) and {@code taskset}, each where the machine has it; they replace
 * themselves by the program, so the process id is the program's. Linux ties the death signal to the <em>thread</em> that
 * forked, so one thread, which lives as long as this object, starts them all.
 */
public final class Children implements AutoCloseable {
  /** Environment variable that carries the run's id into every descendant. */
  public static final String RUN_MARKER = "BACKBENCH_RUN";
  /** Environment variable that carries this process's id and start time, as {@link Coordinator} writes it. */
  public static final String COORDINATOR_MARKER = "BACKBENCH_COORDINATOR";

  /** What a program is wrapped in, in this order. */
  private static final List<String> WRAPPERS = List.of("setsid", "setpriv", "taskset");

  private final String runId;
  private final ExecutorService starter = Executors
      .newSingleThreadExecutor(Thread.ofPlatform().daemon().name("process-starter").factory());
  private final Set<Child> live = ConcurrentHashMap.newKeySet();
  private final Thread hook = new Thread(this::killAll, "kill-children");

  /** For a run with that id. */
  public Children(String runId) {
    this.runId = requireNonNull(runId, "runId");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /**
   * Starts a process.
   *
   * @throws IOException when the program does not exist or the system refuses
   */
  public Child start(Command command) throws IOException {
    return start(command, _ -> {});
  }

  /** What is done with a process at once, for instance to limit it. */
  @FunctionalInterface
  public interface Admission {
    /** With that process id. */
    void admit(long pid) throws IOException;
  }

  /**
   * Starts a process and admits it, while what it is wrapped in is still on its way to the program, which therefore finds
   * everything as it will be.
   *
   * @throws LateException when the program ran before it was admitted; it is dead then, and another try may be in time
   * @throws IOException as {@link #start(Command)}, or when it is not admitted; it is dead then
   */
  public Child start(Command command, Admission admission) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(wrap(command));
    builder.directory(command.directory().toFile());
    Map<String, String> environment = builder.environment();
    environment.putAll(command.environment());
    environment.put(RUN_MARKER, runId);
    environment.put(COORDINATOR_MARKER, Coordinator.current());
    builder.redirectError(ProcessBuilder.Redirect.appendTo(command.log().toFile()));
    if (!command.piped()) {
      builder.redirectOutput(ProcessBuilder.Redirect.appendTo(command.log().toFile()));
    }
    Started started = startOnStarter(builder, admission);
    Child child = new Child(command, started.process());
    live.add(child);
    CompletableFuture<?> _ = child.process().onExit().thenRun(() -> live.remove(child));
    if (started.refused().isPresent()) {
      child.kill();
      throw started.refused().get();
    }
    return child;
  }

  /** A program ran before it was admitted. */
  public static final class LateException extends IOException {
    private static final long serialVersionUID = 1L;

    LateException(Path program) {
      super("%s: expected to be admitted before it runs, was late. Try again.".formatted(program));
    }
  }

  private record Started(Process process, Optional<IOException> refused) {}

  private static Started admitted(Process process, Admission admission) {
    try {
      admission.admit(process.pid());
      return new Started(process, Optional.empty());
    } catch (IOException e) {
      return new Started(process, Optional.of(e));
    }
  }

  /** For an admission: refuses what is not one of the wrappers any more. */
  public static void requireOnTheWay(long pid) throws IOException {
    Path program = Path.of("/proc", Long.toString(pid), "exe").toRealPath();
    if (!WRAPPERS.contains(program.getFileName().toString())) {
      throw new LateException(program);
    }
  }

  private Started startOnStarter(ProcessBuilder builder, Admission admission) throws IOException {
    try {
      return CompletableFuture.supplyAsync(() -> {
        try {
          return admitted(builder.start(), admission);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }, starter).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof UncheckedIOException wrapped) {
        throw new IOException("%s: could not start. Is it installed?".formatted(builder.command()), wrapped.getCause());
      }
      throw e;
    }
  }

  private static List<String> wrap(Command command) {
    List<String> argv = new ArrayList<>();
    tool("setsid").ifPresent(argv::add);
    tool("setpriv").ifPresent(setpriv -> argv.addAll(List.of(setpriv, "--pdeathsig", "KILL")));
    if (!command.cpus().isEmpty()) {
      String cpus = command.cpus().stream().map(String::valueOf).collect(Collectors.joining(","));
      tool("taskset").ifPresent(taskset -> argv.addAll(List.of(taskset, "-c", cpus)));
    }
    argv.addAll(command.argv());
    return argv;
  }

  /** By its path: the search path is a person's, and says which languages there are. */
  private static Optional<String> tool(String name) {
    return Optional.of(Path.of("/usr/bin", name)).filter(Files::isExecutable).map(Path::toString);
  }

  private void killAll() {
    live.forEach(Child::kill);
  }

  /** Kills what is still alive and stops the starter. */
  @Override
  public void close() {
    killAll();
    starter.shutdown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      // The hook is running or has run: that is what it is for.
    }
  }
}
