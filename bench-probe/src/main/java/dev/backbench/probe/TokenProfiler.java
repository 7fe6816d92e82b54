package dev.backbench.probe;

import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;

/**
 * Makes each iteration of an unmodified JMH benchmark wait for a token. {@link Message} describes the conversation.
 *
 * <p>Used as {@code -prof dev.backbench.probe.TokenProfiler:port=N;fork=ID}, and named first: profilers start in order,
 * and one that started before this would count the wait. Give {@code -to 1000hr}, because JMH's own deadline for an iteration
 * begins before the wait and would cut a long-parked iteration short without a word.
 */
public final class TokenProfiler implements InternalProfiler {
  /** Environment variable with the secret that proves to the coordinator that a connection is its own fork's. */
  public static final String SECRET = "BACKBENCH_PROBE_SECRET";

  private final int port;
  private final String fork;
  private @Nullable Tokens tokens;
  private @Nullable Iterations iterations;
  private @Nullable Counters before;
  private long startNanos;
  private boolean ending;

  /**
   * Reads its argument and nothing else: JMH makes one in the host too.
   *
   * @throws IllegalArgumentException for another argument than {@code port=N;fork=ID}
   */
  public TokenProfiler(String argument) {
    Map<String, String> settings = new HashMap<>();
    for (String setting : argument.split(";", -1)) {
      int equals = setting.indexOf('=');
      settings.put(setting.substring(0, Math.max(0, equals)), setting.substring(equals + 1));
    }
    String number = settings.get("port");
    String id = settings.get("fork");
    if (number == null || id == null || !number.matches("[0-9]{1,5}")) {
      throw new IllegalArgumentException("TokenProfiler: expected port=N;fork=ID, got \"" + argument + "\"");
    }
    port = Integer.parseInt(number);
    fork = id;
  }

  @Override
  public String getDescription() {
    return "Waits for a token before each iteration";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    if (ending) {
      return;
    }
    try {
      Tokens line = tokens == null ? hello(benchmark) : tokens;
      Iterations loop = iterations == null ? new Iterations(benchmark) : iterations;
      tokens = line;
      iterations = loop;
      loop.begin(iteration);
      line.send(Message.of("READY"));
      Message token = line.take();
      switch (token.verb()) {
        case "GRANT" :
          loop.last(iteration, Math.max(1, token.number("ms")));
          break;
        case "END" :
          ending = true;
          loop.last(iteration, 1);
          loop.endAfterNext(iteration);
          break;
        default :
          throw new IOException("expected GRANT or END, got \"" + token.verb() + "\"");
      }
    } catch (IOException | ReflectiveOperationException e) {
      throw new IllegalStateException("TokenProfiler: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("TokenProfiler: interrupted while parked", e);
    }
    before = Counters.beforeSlice();
    startNanos = System.nanoTime();
  }

  @Override
  @SuppressWarnings("rawtypes") // as JMH declares them
  public Collection<? extends Result> afterIteration(BenchmarkParams benchmark, IterationParams iteration,
      IterationResult result) {
    long elapsedNanos = System.nanoTime() - startNanos;
    Tokens line = tokens;
    Counters start = before;
    if (!ending && line != null && start != null) {
      Counters end = Counters.afterSlice();
      try {
        line.send(end.addTo(answer(benchmark, result), start).with("elapsed_ns", elapsedNanos));
      } catch (IOException e) {
        throw new IllegalStateException("TokenProfiler: " + e.getMessage(), e);
      }
    }
    return Collections.emptyList();
  }

  private Tokens hello(BenchmarkParams benchmark) throws IOException {
    String secret = System.getenv(SECRET);
    if (secret == null) {
      throw new IOException("expected the environment variable " + SECRET + ", got none");
    }
    Message hello = Message.of("HELLO").with("fork", fork).with("secret", secret)
        .with("pid", ProcessHandle.current().pid()).with("mode", benchmark.getMode().shortLabel())
        .with("threads", benchmark.getThreads()).with("ops_per_call", benchmark.getOpsPerInvocation());
    for (Map.Entry<String, String> fact : Facts.read().entrySet()) {
      hello = hello.with("fact." + fact.getKey(), fact.getValue());
    }
    Tokens line = new Tokens(port);
    line.send(hello);
    return line;
  }

  /**
   * JMH calls profilers for an iteration that failed, too, and then throws its error; an exception from here would replace
   * that error. A failed thread leaves no primary result.
   */
  @SuppressWarnings("rawtypes") // as JMH declares them
  private static Message answer(BenchmarkParams benchmark, IterationResult result) {
    if (result.getRawPrimaryResults().size() != benchmark.getThreads()) {
      return Message.of("FAILED").with("message", "expected a result of each of " + benchmark.getThreads()
          + " threads, got " + result.getRawPrimaryResults().size());
    }
    try {
      Result<?> primary = result.getPrimaryResult();
      Message done = Message.of("DONE").with("ops", result.getMetadata().getAllOps())
          .with("measured_ops", result.getMetadata().getMeasuredOps())
          .with("rate_per_second",
              Rate.perSecond(benchmark.getMode(), benchmark.getTimeUnit(), result.getRawPrimaryResults()))
          .with("score", primary.getScore()).with("unit", primary.getScoreUnit());
      for (Map.Entry<String, Result> secondary : result.getSecondaryResults().entrySet()) {
        done = done.with("score." + secondary.getKey(), secondary.getValue().getScore())
            .with("unit." + secondary.getKey(), secondary.getValue().getScoreUnit());
      }
      return done;
    } catch (RuntimeException e) {
      return Message.of("FAILED").with("message", e.toString());
    }
  }
}
