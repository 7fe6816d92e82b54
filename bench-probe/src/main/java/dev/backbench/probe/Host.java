package dev.backbench.probe;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Lives as long as a jar is measured and makes JMH fork on request: each request is a JMH run of its own in a thread of
 * its own. {@link Message} describes the conversation. Needs {@code -Djmh.ignoreLock=true} and a temporary directory of its
 * own.
 */
public final class Host {
  private final PrintStream answers;

  private Host(PrintStream answers) {
    this.answers = answers;
  }

  /** Serves until the end of standard input. */
  public static void main(String[] args) throws IOException {
    PrintStream answers = System.out;
    // JMH copies what benchmarks print to System.out.
    System.setOut(System.err);
    try {
      new Host(answers).serve(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII)));
    } finally {
      ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
      // Not by falling off the end: threads may be waiting for the forks just killed.
      System.exit(0);
    }
  }

  private void serve(BufferedReader requests) throws IOException {
    for (Message request = Message.read(requests); !request.isEnd(); request = Message.read(requests)) {
      switch (request.verb()) {
        case "RUN" :
          start(request);
          break;
        case "LIST" :
          List<Message> found = Benchmarks.list();
          found.forEach(this::answer);
          answer(Message.of("LISTED").with("count", found.size()));
          break;
        default :
          throw new IOException("expected RUN or LIST, got \"" + request.verb() + "\"");
      }
    }
  }

  private void start(Message request) throws IOException {
    String fork = request.text("fork");
    String output = request.text("output");
    Thread thread = new Thread(() -> answer(run(request, output).with("fork", fork)), "fork-" + fork);
    thread.setDaemon(true);
    thread.start();
  }

  private static Message run(Message request, String output) {
    try (PrintStream out = new PrintStream(output, StandardCharsets.UTF_8)) {
      Options options = options(request);
      Collection<RunResult> results = new Runner(options,
          OutputFormatFactory.createFormatInstance(out, VerboseMode.NORMAL)).run();
      return Message.of("ENDED").with("completed", results.stream().filter(Host::completed).count());
    } catch (IOException | RunnerException | CommandLineOptionException | RuntimeException e) {
      String message = e.getMessage();
      return Message.of("REFUSED").with("message", message == null ? e.toString() : message);
    }
  }

  /** JMH keeps the iterations before a failure as if they were all; only the metadata comes from an orderly end. */
  private static boolean completed(RunResult result) {
    return result.getBenchmarkResults().stream().allMatch(fork -> fork.getMetadata() != null);
  }

  /**
   * JMH would let {@code -jvmArgsAppend} replace the benchmark's own {@code @Fork(jvmArgsAppend)}; here both count, then
   * ours. And it would start a fork with the host's flags, whose collector would clash with the fork's.
   */
  private static Options options(Message request) throws CommandLineOptionException {
    CommandLineOptions given = new CommandLineOptions(request.all("arg").toArray(new String[0]));
    refuse(given.shouldFailOnError().orElse(false), "-foe true", "one failure would discard every result");
    refuse(given.shouldDoGC().orElse(false), "-gc true", "it takes 600 ms between slices and settles nothing");
    refuse(given.getForkCount().orElse(0) != 1, "another -f than 1", "a request is one fork");
    BenchmarkListEntry benchmark = Benchmarks.only(given);
    List<String> flags = new ArrayList<>(benchmark.getJvmArgsAppend().orElse(List.of()));
    flags.addAll(given.getJvmArgsAppend().orElse(List.of()));
    flags.addAll(request.all("flag"));
    List<String> base = new ArrayList<>(given.getJvmArgs().orElse(benchmark.getJvmArgs().orElse(List.of())));
    return new OptionsBuilder().parent(given).warmupForks(0).jvmArgs(base.toArray(new String[0]))
        .jvmArgsAppend(flags.toArray(new String[0])).build();
  }

  private static void refuse(boolean present, String option, String reason) {
    if (present) {
      throw new IllegalArgumentException(option + ": refused, " + reason + ". Leave it out.");
    }
  }

  private void answer(Message message) {
    synchronized (answers) {
      answers.print(message.line());
      answers.flush();
    }
  }
}
