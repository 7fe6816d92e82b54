package dev.backbench.json;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Builds an object, member by member; they are written in that order. */
final class JsonObject {
  private final Map<String, Json> members = new LinkedHashMap<>();

  JsonObject put(String key, Json value) {
    members.put(key, value);
    return this;
  }

  JsonObject put(String key, String value) {
    return put(key, Json.of(value));
  }

  JsonObject put(String key, long value) {
    return put(key, Json.of(value));
  }

  JsonObject put(String key, double value) {
    return put(key, Json.of(value));
  }

  JsonObject put(String key, boolean value) {
    return put(key, Json.of(value));
  }

  JsonObject put(String key, Enum<?> value) {
    return put(key, value.name());
  }

  /** Leaves the key out when there is nothing. */
  JsonObject putText(String key, Optional<String> value) {
    value.ifPresent(text -> put(key, text));
    return this;
  }

  Json build() {
    return new Json.Members(0, members);
  }
}
