package dev.backbench.run;

import dev.backbench.result.Series;
import dev.backbench.result.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** {@code series.csv}, which a fork may leave behind: lines {@code id,unit,epoch-nanos,value} in time order per id. */
public final class SeriesFile {
  /** Its name in a fork's directory. */
  public static final String NAME = "series.csv";
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
  private static final Pattern UNIT = Pattern.compile("[A-Za-z0-9/%]{1,16}");
  private static final int COLUMNS = 4;

  private SeriesFile() {}

  /**
   * Reads it.
   *
   * @param toNanoTime what to add to a wall-clock time to have it on the coordinator's monotonic clock
   * @return empty when there is none
   * @throws ForkFailure INVALID with the line that is wrong
   */
  public static List<Series> read(Path file, long toNanoTime) throws ForkFailure {
    if (!Files.exists(file)) {
      return List.of();
    }
    Map<String, String> units = new LinkedHashMap<>();
    Map<String, List<Series.Point>> points = new LinkedHashMap<>();
    int number = 0;
    for (String line : lines(file)) {
      number++;
      String[] columns = line.split(",", -1);
      if (columns.length != COLUMNS || !ID.matcher(columns[0]).matches() || !UNIT.matcher(columns[1]).matches()
          || !columns[1].equals(units.computeIfAbsent(columns[0], _ -> columns[1]))) {
        throw wrong(number, "id,unit,epoch-nanos,value with one unit per id");
      }
      points.computeIfAbsent(columns[0], _ -> new ArrayList<>()).add(point(columns, number, toNanoTime));
    }
    return points.entrySet().stream()
        .map(entry -> new Series(entry.getKey(), units.getOrDefault(entry.getKey(), ""), entry.getValue())).toList();
  }

  /** As {@link #read(Path, long)}, by both clocks of now. */
  public static List<Series> read(Path file) throws ForkFailure {
    Instant now = Instant.now();
    return read(file, System.nanoTime() - TimeUnit.SECONDS.toNanos(now.getEpochSecond()) - now.getNano());
  }

  private static Series.Point point(String[] columns, int number, long toNanoTime) throws ForkFailure {
    try {
      double value = Double.parseDouble(columns[3]);
      if (!Double.isFinite(value)) {
        throw wrong(number, "a finite value");
      }
      return new Series.Point(Math.addExact(Long.parseLong(columns[2]), toNanoTime), value);
    } catch (NumberFormatException | ArithmeticException e) {
      throw wrong(number, "a time in nanoseconds and a number");
    }
  }

  private static List<String> lines(Path file) throws ForkFailure {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new ForkFailure(Status.INVALID, NAME + ": unreadable: " + e.getMessage());
    }
  }

  private static ForkFailure wrong(int line, String expected) {
    return new ForkFailure(Status.INVALID, "%s:%d: expected %s".formatted(NAME, line, expected));
  }
}
