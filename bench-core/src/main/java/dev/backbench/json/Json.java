package dev.backbench.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A JSON value. {@code line} is where it stands, from 1, for a member the line of its key; 0 for a value that we made.
 */
sealed interface Json {
  int line();

  record Text(int line, String value) implements Json {}

  /** A number as it is spelt, so that reading loses nothing and decides nothing. */
  record Numeral(int line, String literal) implements Json {}

  record Truth(int line, boolean value) implements Json {}

  record Null(int line) implements Json {}

  record Items(int line, List<Json> items) implements Json {
    public Items {
      items = List.copyOf(items);
    }
  }

  record Members(int line, Map<String, Json> members) implements Json {
    public Members {
      members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }
  }

  static Json of(String value) {
    return new Text(0, value);
  }

  static Json of(long value) {
    return new Numeral(0, Long.toString(value));
  }

  /** {@code null} for NaN and the infinities, which JSON cannot say; what null means is up to the key. */
  static Json of(double value) {
    return Double.isFinite(value) ? new Numeral(0, Double.toString(value)) : new Null(0);
  }

  static Json of(boolean value) {
    return new Truth(0, value);
  }

  static Json of(List<Json> items) {
    return new Items(0, items);
  }

  static Json texts(List<String> values) {
    return of(values.stream().map(Json::of).toList());
  }

  static Json texts(Map<String, String> values) {
    JsonObject object = new JsonObject();
    values.forEach(object::put);
    return object.build();
  }
}
