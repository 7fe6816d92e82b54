package dev.backbench.run.jmh;

import dev.backbench.result.Status;
import dev.backbench.run.ForkFailure;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What JMH wrote while a fork ran: the only place where JMH 1.37 says why it failed. A benchmark that throws, exits or is
 * killed is absent from JMH's results, or present with the iterations before, and JMH exits with 0.
 */
final class JmhOutput {
  private static final int READ_BYTES = 1 << 20;
  private static final int REASON_CHARS = 400;
  private static final int SIGNAL = 128;
  private static final int COMPLAINT_LINES = 3;
  private static final Pattern EXIT = Pattern.compile("<forked VM failed with exit code (-?[0-9]+)>");
  private static final Pattern THROWN = Pattern
      .compile("((?:[\\p{L}_$][\\p{L}\\p{N}_$]*\\.)+([\\p{L}_$][\\p{L}\\p{N}_$]*))(?:: (.*))?");
  private static final String CAUSED_BY = "Caused by: ";
  private static final Pattern FRAME = Pattern.compile("\\s+at (?:.*/)?([^/]+\\(.*\\))");

  private final List<String> lines;

  private JmhOutput(List<String> lines) {
    this.lines = lines;
  }

  /** Its last MiB; empty when there is none. */
  static JmhOutput read(Path file) {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      byte[] bytes = new byte[(int) Math.min(in.length(), READ_BYTES)];
      in.seek(in.length() - bytes.length);
      in.readFully(bytes);
      return of(new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException none) {
      return new JmhOutput(List.of());
    }
  }

  static JmhOutput of(String text) {
    return new JmhOutput(text.lines().toList());
  }

  /** Why the fork failed; {@code otherwise} when the output does not say. */
  ForkFailure failure(String otherwise) {
    Optional<Matcher> thrown = thrown();
    if (thrown.isPresent()) {
      return failure(thrown.get());
    }
    OptionalInt exit = exitCode();
    if (exit.isPresent() && exit.getAsInt() > SIGNAL) {
      return new ForkFailure(Status.FAILED, exit(exit.getAsInt()));
    }
    if (lines.stream().anyMatch(line -> line.contains("VM prematurely exited before JMH had finished"))) {
      return new ForkFailure(Status.FAILED, exit(exit.orElse(0)) + " before the benchmark was done (System.exit?)");
    }
    String words = lines.stream().filter(line -> line.contains("java.lang.OutOfMemoryError")).findFirst()
        .or(this::complaint).orElse(otherwise);
    return new ForkFailure(Status.FAILED,
        shortened(exit.isPresent() ? exit(exit.getAsInt()) + ": " + words : words));
  }

  private static ForkFailure failure(Matcher thrown) {
    String message = Optional.ofNullable(thrown.group(3)).orElse("");
    return thrown.group(2).equals("WrongResultException")
        ? new ForkFailure(Status.INVALID, shortened(message.isEmpty() ? "wrong result" : message))
        : new ForkFailure(Status.FAILED, shortened(thrown.group()));
  }

  /** The exception that JMH printed, or the wrong result underneath it. */
  private Optional<Matcher> thrown() {
    List<String> after = lines.stream().dropWhile(line -> !line.contains("<failure>")).skip(1).toList();
    Optional<Matcher> wrong = after.stream().filter(line -> line.startsWith(CAUSED_BY))
        .map(line -> THROWN.matcher(line.substring(CAUSED_BY.length())))
        .filter(matcher -> matcher.matches() && matcher.group(2).equals("WrongResultException")).findFirst();
    return wrong.or(() -> after.stream().map(THROWN::matcher).filter(Matcher::matches).findFirst());
  }

  private OptionalInt exitCode() {
    return lines.stream().map(EXIT::matcher).filter(Matcher::find)
        .mapToInt(matcher -> Integer.parseInt(matcher.group(1))).findFirst();
  }

  /** What a JVM that did not even start says: JMH quotes the end of its output. */
  private Optional<String> complaint() {
    String quoted = lines.stream().dropWhile(line -> !line.startsWith("<stdout last="))
        .filter(line -> !line.isBlank() && !line.startsWith("<")).limit(COMPLAINT_LINES)
        .collect(Collectors.joining(" "));
    return Optional.of(quoted).filter(text -> !text.isEmpty());
  }

  /** Whether a thread dump that was asked for is complete. */
  boolean dumped() {
    return lines.stream().anyMatch(line -> line.startsWith("Full thread dump"))
        && lines.stream().anyMatch(line -> line.startsWith("JNI global refs"));
  }

  /** Where the first benchmark thread of a thread dump is. */
  Optional<String> position() {
    return lines.stream().dropWhile(line -> !line.startsWith("\"") || !line.contains("-jmh-worker-"))
        .map(FRAME::matcher).filter(Matcher::matches).map(frame -> frame.group(1)).findFirst();
  }

  /** An exit code in words. */
  static String exit(int code) {
    return code > SIGNAL ? "killed by signal " + (code - SIGNAL) : "exited with code " + code;
  }

  private static String shortened(String text) {
    return text.length() <= REASON_CHARS ? text : text.substring(0, REASON_CHARS) + "...";
  }
}
