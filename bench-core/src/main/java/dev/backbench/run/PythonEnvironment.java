package dev.backbench.run;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A virtual environment that holds exactly what its lock file names. Packages' scripts name the folder that they were
 * built in: start modules instead, {@code <interpreter> -m gunicorn}.
 *
 * @param interpreter its Python, absolute
 * @param packages name to version, names in lower case with {@code -}
 */
public record PythonEnvironment(Path interpreter, SortedMap<String, String> packages) {
  /** Copies the map. */
  public PythonEnvironment {
    requireNonNull(interpreter, "interpreter");
    packages = Collections.unmodifiableSortedMap(new TreeMap<>(packages));
  }

  /** For a fork's facts: {@code msgspec 0.20.0, orjson 3.11.4}. */
  public String describe() {
    return packages.entrySet().stream().map(each -> each.getKey() + " " + each.getValue())
        .collect(Collectors.joining(", "));
  }
}
