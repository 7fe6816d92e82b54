package dev.backbench.run.jmh;

import dev.backbench.contract.Arm;
import dev.backbench.contract.Workload;
import dev.backbench.process.Children;
import dev.backbench.process.Command;
import dev.backbench.process.Suspension;
import dev.backbench.result.Status;
import dev.backbench.run.Fork;
import dev.backbench.run.ForkFailure;
import dev.backbench.run.ForkRequest;
import dev.backbench.run.ForkSource;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Starts forks of JMH benchmarks from unmodified jars and grants their iterations one by one.
 *
 * <p>Each fork is a JMH run of its own with {@code -f 1} in a host process that lives as long as its jar is measured, which
 * costs 0.2 s a fork. The result that JMH would report is never used: JMH exits with 0 when a benchmark throws, exits or
 * is killed.
 */
public final class JmhForkSource implements ForkSource {
  /** Keeps JMH and the JVM from writing warnings and a performance file; forks and host alike. */
  private static final List<String> QUIET = List.of("--sun-misc-unsafe-memory-access=allow",
      "--enable-native-access=ALL-UNNAMED", "-XX:-UsePerfData");
  /** Small and quick to start: between requests a host only waits. */
  private static final List<String> HOST_FLAGS = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m",
      "-Djmh.ignoreLock=true");
  /** Far more than any fork runs: its end comes by END. */
  private static final String ITERATIONS = "1000000";
  /** Of a fork's directory: what JMH says. */
  static final String OUTPUT = "jmh.log";
  private static final String PROBE = "dev.backbench.probe.";

  private final Children children;
  private final Path probe;
  private final Function<Workload, Path> jars;
  private final Path java;
  private final Path temp;
  private final Deadlines deadlines;
  private final ProbeServer server;
  private final Map<HostKey, JmhHost> hosts = new HashMap<>();
  private int started;

  /**
   * With the usual deadlines.
   *
   * @throws IOException when no loopback port can be had
   */
  public JmhForkSource(Children children, Path probe, Function<Workload, Path> jars, Path java, Path temp)
      throws IOException {
    this(children, probe, jars, java, temp, Deadlines.DEFAULT);
  }

  /**
   * Starts nothing yet.
   *
   * @param children starts the hosts
   * @param probe the probe's jar
   * @param jars a workload's benchmarks jar, JMH included
   * @param java the executable that hosts and forks run on
   * @param temp an existing directory for the hosts' own
   * @param deadlines after which forks are killed
   * @throws IOException when no loopback port can be had
   */
  public JmhForkSource(Children children, Path probe, Function<Workload, Path> jars, Path java, Path temp,
      Deadlines deadlines) throws IOException {
    this.children = children;
    this.probe = probe;
    this.jars = jars;
    this.java = java;
    this.temp = temp;
    this.deadlines = deadlines;
    server = new ProbeServer();
  }

  @Override
  public Fork start(ForkRequest request) throws ForkFailure {
    if (!(request.cell().contender().arm() instanceof Arm.Jmh arm)) {
      throw new IllegalArgumentException(request + ": expected a JMH benchmark, got another arm");
    }
    JmhHost host = host(new HostKey(jars.apply(request.cell().workload()), request.cell().cpus(),
        request.environment()));
    started++;
    String id = Integer.toString(started);
    Path output = request.directory().resolve(OUTPUT);
    Conversation conversation = new Conversation(id, host, output, deadlines);
    boolean ready = false;
    try {
      server.expect(id, conversation.inbox());
      host.run(id, message(id, output, request, arm), conversation.inbox());
      JmhFork fork = JmhFork.ready(conversation, deadlines, request.cell().cell().metric(), request.directory());
      ready = true;
      return fork;
    } finally {
      server.forget(id);
      if (!ready) {
        conversation.close();
      }
    }
  }

  /**
   * The benchmarks that a jar holds, one entry per mode.
   *
   * @throws ForkFailure when the jar is no benchmarks jar
   */
  public List<JmhBenchmark> benchmarks(Path jar) throws ForkFailure {
    return host(new HostKey(jar, List.of(), Map.of())).list(deadlines.start());
  }

  private ProbeMessage message(String id, Path output, ForkRequest request, Arm.Jmh arm) throws ForkFailure {
    ProbeMessage message = ProbeMessage.of("RUN").with("fork", id).with("output", output.toAbsolutePath());
    for (String arg : arguments(id, request, arm)) {
      message = message.with("arg", arg);
    }
    for (String flag : flags(request, arm)) {
      message = message.with("flag", flag);
    }
    return message;
  }

  private List<String> arguments(String id, ForkRequest request, Arm.Jmh arm) {
    List<String> args = new ArrayList<>(List.of("-f", "1", "-wi", "0", "-i", ITERATIONS, "-to", "1000hr", "-r",
        Math.max(1, request.profile().slice().toMillis()) + "ms", "-foe", "false", "-prof",
        PROBE + "TokenProfiler:port=" + server.port() + ";fork=" + id));
    if (Suspension.possible()) {
      args.addAll(List.of("-prof", PROBE + "DiesWithHost"));
    }
    request.cell().cell().parameters().forEach((name, value) -> args.addAll(List.of("-p", name + "=" + value)));
    args.addAll(arm.options());
    args.add("^" + Pattern.quote(arm.benchmark()) + "$");
    return args;
  }

  private static List<String> flags(ForkRequest request, Arm.Jmh arm) throws ForkFailure {
    // A benchmark that leaves threads behind keeps JMH waiting, 30 s if we let it.
    List<String> flags = new ArrayList<>(List.of("-Djmh.shutdownTimeout=10", "-Djmh.shutdownTimeout.step=1"));
    flags.addAll(QUIET);
    flags.addAll(arm.jvm().flags(request.cell().cell().parameters()));
    flags.add("-Djava.io.tmpdir=" + directory(request.directory().resolve("tmp")));
    flags.add("-Dbackbench.fork.dir=" + request.directory().toAbsolutePath());
    request.input().ifPresent(input -> {
      flags.add("-Dbackbench.input=" + input.measured().toAbsolutePath());
      flags.add("-Dbackbench.verify=" + input.verify().toAbsolutePath());
    });
    return flags;
  }

  /** Two environments of one jar do not live side by side: a fixture that was started afresh has another password. */
  private JmhHost host(HostKey key) throws ForkFailure {
    hosts.entrySet().removeIf(entry -> {
      boolean useless = !entry.getValue().alive() || (entry.getValue().idle() && entry.getKey().isReplacedBy(key));
      if (useless) {
        entry.getValue().close();
      }
      return useless;
    });
    JmhHost host = hosts.get(key);
    if (host == null) {
      host = newHost(key);
      hosts.put(key, host);
    }
    return host;
  }

  private JmhHost newHost(HostKey key) throws ForkFailure {
    if (!Files.isReadable(key.jar())) {
      throw new ForkFailure(Status.FAILED,
          key.jar().getFileName() + ": expected a benchmarks jar, got none. Build it.");
    }
    Path directory = directory(temp.resolve("jmh-host-" + ProcessHandle.current().pid() + "-" + System.nanoTime()));
    List<String> argv = new ArrayList<>(List.of(java.toString()));
    argv.addAll(HOST_FLAGS);
    argv.addAll(QUIET);
    argv.add("-Djava.io.tmpdir=" + directory(directory.resolve("tmp")));
    argv.addAll(List.of("-cp", probe.toAbsolutePath() + File.pathSeparator + key.jar().toAbsolutePath(),
        PROBE + "Host"));
    Map<String, String> environment = new HashMap<>(key.environment());
    environment.put("BACKBENCH_PROBE_SECRET", server.secret());
    try {
      return new JmhHost(children.start(
          new Command(argv, directory, environment, key.cpus(), directory.resolve("host.log"), true)), directory);
    } catch (IOException e) {
      Trees.delete(directory);
      throw new ForkFailure(Status.FAILED, "JMH host: " + e.getMessage());
    }
  }

  private static Path directory(Path path) throws ForkFailure {
    try {
      return Files.createDirectories(path).toAbsolutePath();
    } catch (IOException e) {
      throw new ForkFailure(Status.FAILED, path + ": expected to create a directory, could not: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    hosts.values().forEach(JmhHost::close);
    hosts.clear();
    server.close();
  }

  /** Forks with equal keys share a host. */
  private record HostKey(Path jar, List<Integer> cpus, Map<String, String> environment) {
    boolean isReplacedBy(HostKey other) {
      return jar.equals(other.jar) && cpus.equals(other.cpus) && !environment.equals(other.environment);
    }

    /** Without the environment. */
    @Override
    public String toString() {
      return jar + " on " + cpus;
    }
  }
}
