package dev.backbench.probe;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One line of the two protocols that this module speaks, and their only description.
 *
 * <p>A line is a verb and fields, {@code VERB key=value key=value}, ended by a line feed. Keys and values are
 * percent-encoded as in HTML forms, so a line is plain ASCII and any text passes. A key may occur more than once. Durations
 * carry their unit in the key. Both sides ignore fields that they do not know, and end the conversation on a verb that
 * they do not expect.
 *
 * <p><b>Host</b>, over its standard input and output, to whoever started it:
 * <pre>
 * &gt; RUN fork=ID output=FILE arg=ARG... flag=FLAG...   one JMH run with these command-line arguments; flags go to the forked
 *                                                  JVM after those of the benchmark's own annotations
 * &lt; ENDED fork=ID completed=N                        1 when the benchmark ran to its end, tear-down included; 0 when it failed,
 *                                                  which JMH calls a success, with a result if an iteration came before
 * &lt; REFUSED fork=ID message=TEXT                     JMH did not run
 * &gt; LIST                                             which benchmarks does the class path hold?
 * &lt; BENCHMARK name=NAME mode=MODE threads=N unit=UNIT param.NAME=VALUE...   threads 0 for one per processor, empty when a
 *                                                  benchmark leaves it to the default; a parameter's values in order
 * &lt; LISTED count=N
 * end of input                                       the host kills its forks and exits
 * </pre>
 *
 * <p><b>Forked JVM</b>, over a loopback connection that it opens to the port in the profiler's argument
 * {@code port=N;fork=ID}, with the secret that it finds in its environment:
 * <pre>
 * &lt; HELLO fork=ID secret=TEXT pid=N mode=MODE threads=N ops_per_call=N fact.NAME=VALUE...   before the first iteration
 * &lt; READY                                            parked before an iteration, everything before it sent
 * &gt; GRANT ms=N                                       one iteration of at least that long
 * &lt; DONE ops=N measured_ops=N rate_per_second=X elapsed_ns=N cpu_ns=N allocated_bytes=N jit_ns=N gc_ns=N gc_count=N
 *        classes=N score=X unit=TEXT score.LABEL=X unit.LABEL=TEXT...   what it did; a counter that the JVM does not keep
 *                                                  is absent; rate is JMH's score as operations per second, all threads
 *                                                  together, without the iteration's set-up, which elapsed includes
 * &lt; FAILED message=TEXT                              the benchmark threw; JMH's output says what
 * &gt; END                                              end in order, with the tear-down: takes two shortest iterations
 * end of input before END                            the forked JVM halts
 * </pre>
 */
final class Message {
  /** No line of ours comes near; a peer that sends more is not ours. */
  private static final int MAX_CHARS = 1 << 18;

  private final String verb;
  private final List<Map.Entry<String, String>> fields;

  private Message(String verb, List<Map.Entry<String, String>> fields) {
    this.verb = verb;
    this.fields = fields;
  }

  /** Without fields. */
  static Message of(String verb) {
    return new Message(verb, List.of());
  }

  /** This and one more field. */
  Message with(String key, Object value) {
    List<Map.Entry<String, String>> more = new ArrayList<>(fields);
    more.add(Map.entry(key, value.toString()));
    return new Message(verb, more);
  }

  /** Reads a line without its line feed. */
  static Message parse(String line) throws ProtocolException {
    String[] words = line.split(" ", -1);
    List<Map.Entry<String, String>> fields = new ArrayList<>();
    for (int i = 1; i < words.length; i++) {
      int equals = words[i].indexOf('=');
      if (equals < 1) {
        throw new ProtocolException("expected key=value, got \"" + abbreviated(words[i]) + "\"");
      }
      fields.add(Map.entry(decode(words[i].substring(0, equals)), decode(words[i].substring(equals + 1))));
    }
    return new Message(words[0], fields);
  }

  /** The next line, however slowly it comes; empty verb at the end of the input. */
  static Message read(BufferedReader in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        return of("");
      }
      if (line.length() == MAX_CHARS) {
        throw new ProtocolException("expected a line, got more than " + MAX_CHARS + " characters without an end");
      }
      line.append((char) c);
    }
    return parse(line.toString());
  }

  String verb() {
    return verb;
  }

  /** Whether the other side has closed the connection. */
  boolean isEnd() {
    return verb.isEmpty();
  }

  /** The values of a key, in order. */
  List<String> all(String key) {
    List<String> values = new ArrayList<>();
    for (Map.Entry<String, String> field : fields) {
      if (field.getKey().equals(key)) {
        values.add(field.getValue());
      }
    }
    return values;
  }

  /** The value of a key that must be there. */
  String text(String key) throws ProtocolException {
    List<String> values = all(key);
    if (values.isEmpty()) {
      throw new ProtocolException(verb + ": expected " + key + "=, got none");
    }
    return values.get(0);
  }

  /** The value of a key that must be there, as a number. */
  long number(String key) throws ProtocolException {
    String value = text(key);
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw new ProtocolException(
          verb + ": expected a whole number as " + key + ", got \"" + abbreviated(value) + "\"");
    }
  }

  /** As it is sent, with the line feed. */
  String line() {
    StringBuilder line = new StringBuilder(verb);
    for (Map.Entry<String, String> field : fields) {
      line.append(' ').append(encode(field.getKey())).append('=').append(encode(field.getValue()));
    }
    return line.append('\n').toString();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String decode(String text) throws ProtocolException {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new ProtocolException("expected percent-encoded text, got \"" + abbreviated(text) + "\"");
    }
  }

  private static String abbreviated(String text) {
    return text.length() <= 80 ? text : text.substring(0, 80) + "...";
  }
}
