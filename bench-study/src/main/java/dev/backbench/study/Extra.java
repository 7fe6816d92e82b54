package dev.backbench.study;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/**
 * What a benchmark does beyond its work. All zeros are the base. A constant of a record, which the compiler trusts: work that
 * is not asked for leaves no trace in the code.
 *
 * @param loop further steps in an operation
 * @param allocation further objects in an operation that escape
 * @param volatileRead further reads in an operation of a volatile field
 * @param call of an operation's own steps, those that go through a method that is not inlined
 */
record Extra(int loop, int allocation, int volatileRead, int call) {
  private static final String FILE = "/injection.properties";
  private static volatile long shared = 1;

  /**
   * What the jar asks of a benchmark.
   *
   * @param benchmark name of its method
   * @throws NumberFormatException for what is no number
   */
  static Extra of(String benchmark) {
    Properties asked = new Properties();
    try (InputStream in = Objects.requireNonNull(Extra.class.getResourceAsStream(FILE), FILE)) {
      asked.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(FILE, e);
    }
    return new Extra(times(asked, benchmark, "loop"), times(asked, benchmark, "allocation"),
        times(asked, benchmark, "volatile-read"), times(asked, benchmark, "call"));
  }

  private static int times(Properties asked, String benchmark, String kind) {
    return Integer.parseInt(asked.getProperty(benchmark + "." + kind, "0"));
  }

  /** Everything but calls, which take the place of steps. */
  long after(long value, Kept kept) {
    long result = value;
    for (int i = 0; i < loop; i++) {
      result = Steps.step(result);
    }
    for (int i = 0; i < allocation; i++) {
      kept.last = new Kept(result);
      result += kept.last.value;
    }
    for (int i = 0; i < volatileRead; i++) {
      // Each waits for the one before it.
      result = (result ^ shared) << 1;
    }
    return result;
  }
}
