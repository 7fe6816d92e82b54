package dev.backbench.io.http;

import dev.backbench.fixtures.postgres.PostgresFixture;
import dev.backbench.fixtures.services.ServiceTrial;
import dev.backbench.io.OwnPostgres;
import dev.backbench.load.Exchange;
import dev.backbench.load.HttpPlan;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.runner.IterationType;

/**
 * Closed-loop throughput of a service as JMH and the gate see it: each thread of the benchmark is a connection that sends its
 * next request when the answer has come. One fresh, verified service process for each fork.
 *
 * <p>For tools that speak JMH. The cells {@code http/*} measure the same with a generator of its own process, windows that
 * alternate between contenders, CPU time and memory; so no workload names this benchmark.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 15, time = 1) // a service of a virtual machine compiles for twelve seconds or more
@Measurement(iterations = 5, time = 1)
@Threads(16)
@Fork(value = 3, jvmArgsAppend = {"-Xms256m", "-Xmx256m", "--sun-misc-unsafe-memory-access=allow",
    "--enable-native-access=ALL-UNNAMED"})
@SuppressWarnings("NullAway.Init") // JMH calls the set-up before everything else
public class HttpServiceBenchmark {
  /** Requests of an invocation. */
  static final int BATCH = 32;

  /** A service of {@code fixtures/services}, or {@code <id>.<variant>}. */
  @Param("netty")
  public String contender;

  /** One that it implements: json, user, queries, dashboard, validate, score, slow, login. */
  @Param("json")
  public String endpoint;

  private final AtomicInteger lines = new AtomicInteger();
  private Optional<OwnPostgres> own = Optional.empty();
  private ServiceTrial service;

  /** For JMH. */
  public HttpServiceBenchmark() {}

  /** Starts the database, unless the environment names one, and the service, which must keep the contract. */
  @Setup(Level.Trial)
  public void start() throws Exception {
    Map<String, String> environment = System.getenv();
    if (!environment.containsKey(PostgresFixture.URL)) {
      own = Optional.of(OwnPostgres.start());
      environment = own.get().environment();
    }
    try {
      service = ServiceTrial.open(root(), contender, endpoint, environment);
    } catch (Exception e) {
      own.ifPresent(OwnPostgres::close);
      throw e;
    }
  }

  /** As the cells of {@code http/*} have it: compilers may catch up while the service becomes warm, and not any longer. */
  @Setup(Level.Iteration)
  public void begin(IterationParams iteration) {
    if (iteration.getType() == IterationType.MEASUREMENT) {
      service.warmedUp();
    }
  }

  /** No pause between measured iterations: they are measured as they come. */
  @TearDown(Level.Iteration)
  public void end(IterationParams iteration) {
    if (iteration.getType() == IterationType.WARMUP) {
      service.letCompile();
    }
  }

  /** Verifies the service once more, and ends it and the database. */
  @TearDown(Level.Trial)
  public void stop() throws Exception {
    try {
      service.close();
    } finally {
      own.ifPresent(OwnPostgres::close);
    }
  }

  /** One request after the other over this thread's connection; returns the bytes of their bodies. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public long batch(Line line) throws IOException {
    return line.exchange();
  }

  /** The project whose jar this is, so that each side of a gate has its own services; else that of the folder we are in. */
  private static Path root() throws URISyntaxException {
    Path code = Path.of(HttpServiceBenchmark.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path here = Path.of("").toAbsolutePath();
    for (Path start : List.of(code, here)) {
      for (Path folder = start; folder != null; folder = folder.getParent()) {
        if (Files.isDirectory(folder.resolve(Path.of("fixtures", "services")))) {
          return folder;
        }
      }
    }
    throw new IllegalStateException(
        "expected a folder fixtures/services above %s or %s, got none. Start it within the project.".formatted(code,
            here));
  }

  /** A thread's connection. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init") // likewise
  public static class Line {
    private HttpConnection connection;
    private List<Exchange> exchanges;
    private byte[][] requests;
    private int next;

    /** For JMH. */
    public Line() {}

    /** Connects; each thread begins elsewhere in the row of requests. */
    @Setup(Level.Trial)
    public void connect(HttpServiceBenchmark benchmark) throws IOException {
      HttpPlan plan = benchmark.service.plan();
      exchanges = plan.exchanges();
      requests = exchanges.stream().map(exchange -> HttpConnection.encoded(exchange, plan.target()))
          .toArray(byte[][]::new);
      next = benchmark.lines.getAndIncrement() * BATCH % requests.length;
      connection = new HttpConnection(plan.target(), plan.nonce().orElseThrow());
    }

    /** Ends the connection, before the service is. */
    @TearDown(Level.Trial)
    public void disconnect() throws IOException {
      connection.close();
    }

    long exchange() throws IOException {
      long bytes = 0;
      for (int i = 0; i < BATCH; i++) {
        bytes += connection.exchange(requests[next], exchanges.get(next).answer());
        next = next + 1 == requests.length ? 0 : next + 1;
      }
      return bytes;
    }
  }
}
