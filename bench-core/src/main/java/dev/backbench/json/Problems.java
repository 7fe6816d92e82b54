package dev.backbench.json;

import dev.backbench.unit.BadInputException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Goes on after a problem, so that a person sees all of them at once. */
final class Problems {
  private final List<String> earlierFiles = new ArrayList<>();
  private final List<Refusal> file = new ArrayList<>();

  /** Something that may be refused. */
  @FunctionalInterface
  interface Reading<T> {
    T read() throws Refusal;
  }

  /** Something that may be refused and yields nothing. */
  @FunctionalInterface
  interface Checking {
    void check() throws Refusal;
  }

  /** What was read; empty when it was refused, which is noted. */
  <T> Optional<T> attempt(Reading<T> reading) {
    try {
      return Optional.of(reading.read());
    } catch (Refusal refusal) {
      file.add(refusal);
      return Optional.empty();
    }
  }

  /** Notes a refusal. */
  void check(Checking checking) {
    try {
      checking.check();
    } catch (Refusal refusal) {
      file.add(refusal);
    }
  }

  void add(Refusal refusal) {
    file.add(refusal);
  }

  boolean none() {
    return file.isEmpty();
  }

  /** Puts the problems of the file in the order of its lines. */
  void endOfFile() {
    file.sort(Comparator.comparingInt(Refusal::line));
    file.forEach(refusal -> earlierFiles.add(String.valueOf(refusal.getMessage())));
    file.clear();
  }

  /** Throws what was noted, if anything was. */
  void refuseAny() throws BadInputException {
    endOfFile();
    if (!earlierFiles.isEmpty()) {
      throw new BadInputException(earlierFiles);
    }
  }
}
