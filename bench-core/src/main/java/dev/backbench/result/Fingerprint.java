package dev.backbench.result;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What must be equal for two sessions' numbers to be comparable: the class of a machine, not the one machine. Nothing that
 * is measured is in it, such as a frequency: it would be another each time.
 *
 * @param fields name to value; what the system does not say is left out
 */
public record Fingerprint(SortedMap<String, String> fields) {
  private static final int DIGITS = 16;

  /** Copies the map. */
  public Fingerprint {
    fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
  }

  /** Short name of the class, fit for a file: 16 hexadecimal digits of a SHA-256 over the fields. */
  public String id() {
    StringBuilder text = new StringBuilder();
    fields.forEach((name, value) -> text.append(name).append('=').append(value.replace('\n', ' ')).append('\n'));
    try {
      return HexFormat.of().formatHex(
          MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8)))
          .substring(0, DIGITS);
    } catch (NoSuchAlgorithmException impossible) {
      throw new LinkageError("every JDK has SHA-256", impossible);
    }
  }

  /** One line for each field in which they differ, theirs against this one's; empty when they are of one class. */
  public List<String> differences(Fingerprint other) {
    TreeSet<String> names = new TreeSet<>(fields.keySet());
    names.addAll(other.fields.keySet());
    List<String> differences = new ArrayList<>();
    for (String name : names) {
      String here = fields.getOrDefault(name, "nothing");
      String there = other.fields.getOrDefault(name, "nothing");
      if (!here.equals(there)) {
        differences.add("%s: expected %s, got %s".formatted(name, here, there));
      }
    }
    return differences;
  }
}
