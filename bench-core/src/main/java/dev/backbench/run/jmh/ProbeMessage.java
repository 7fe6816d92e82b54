package dev.backbench.run.jmh;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One line of the conversation with the probe, {@code VERB key=value ...}; the probe's own {@code Message} describes it. The
 * two are written twice because the probe runs on JDK 11 beside foreign jars and this module knows no JMH.
 *
 * @param verb empty at the end of the conversation
 * @param fields in order; a key may occur more than once
 */
record ProbeMessage(String verb, List<Map.Entry<String, String>> fields) {
  private static final int MAX_CHARS = 1 << 18;
  private static final int SHOWN = 80;

  ProbeMessage {
    fields = List.copyOf(fields);
  }

  static ProbeMessage of(String verb) {
    return new ProbeMessage(verb, List.of());
  }

  ProbeMessage with(String key, Object value) {
    List<Map.Entry<String, String>> more = new ArrayList<>(fields);
    more.add(Map.entry(key, value.toString()));
    return new ProbeMessage(verb, more);
  }

  /** The next line; an end of input amid a line ends the conversation too. */
  static ProbeMessage read(BufferedReader in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        return of("");
      }
      if (line.length() == MAX_CHARS) {
        throw new ProtocolException("expected a line, got more than %d characters without an end".formatted(MAX_CHARS));
      }
      line.append((char) c);
    }
    return parse(line.toString());
  }

  static ProbeMessage parse(String line) throws ProtocolException {
    String[] words = line.split(" ", -1);
    if (!words[0].matches("[A-Z]+")) {
      throw new ProtocolException("expected a verb, got \"%s\"".formatted(shown(words[0])));
    }
    List<Map.Entry<String, String>> fields = new ArrayList<>();
    for (int i = 1; i < words.length; i++) {
      int equals = words[i].indexOf('=');
      if (equals < 1) {
        throw new ProtocolException("%s: expected key=value, got \"%s\"".formatted(words[0], shown(words[i])));
      }
      fields.add(Map.entry(decode(words[i].substring(0, equals)), decode(words[i].substring(equals + 1))));
    }
    return new ProbeMessage(words[0], fields);
  }

  boolean isEnd() {
    return verb.isEmpty();
  }

  Optional<String> first(String key) {
    return fields.stream().filter(field -> field.getKey().equals(key)).map(Map.Entry::getValue).findFirst();
  }

  String text(String key) throws ProtocolException {
    return first(key)
        .orElseThrow(() -> new ProtocolException("%s: expected %s=, got none".formatted(verb, key)));
  }

  long number(String key) throws ProtocolException {
    String value = text(key);
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw new ProtocolException(
          "%s: expected a whole number as %s, got \"%s\"".formatted(verb, key, shown(value)));
    }
  }

  OptionalLong optionalNumber(String key) throws ProtocolException {
    return first(key).isPresent() ? OptionalLong.of(number(key)) : OptionalLong.empty();
  }

  double decimal(String key) throws ProtocolException {
    String value = text(key);
    try {
      return Double.parseDouble(value);
    } catch (NumberFormatException e) {
      throw new ProtocolException("%s: expected a number as %s, got \"%s\"".formatted(verb, key, shown(value)));
    }
  }

  /** As it is sent, with the line feed. */
  byte[] bytes() {
    StringBuilder line = new StringBuilder(verb);
    fields.forEach(field -> line.append(' ').append(encode(field.getKey())).append('=')
        .append(encode(field.getValue())));
    return line.append('\n').toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String decode(String text) throws ProtocolException {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new ProtocolException("expected percent-encoded text, got \"%s\"".formatted(shown(text)));
    }
  }

  private static String shown(String text) {
    String encoded = encode(text);
    return encoded.length() <= SHOWN ? encoded : encoded.substring(0, SHOWN) + "...";
  }
}
