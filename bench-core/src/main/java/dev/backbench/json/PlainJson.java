package dev.backbench.json;

import java.util.List;
import java.util.Map;

/** What commands print for scripts: maps, lists, texts, numbers and truth values as JSON. */
public final class PlainJson {
  private PlainJson() {}

  /**
   * The document, members in the map's order; ends with a line break.
   *
   * @throws IllegalArgumentException for a value of another type
   */
  public static String document(Map<String, ?> members) {
    return JsonText.document(of(members));
  }

  private static Json of(Object value) {
    return switch (value) {
      case String text -> Json.of(text);
      case Boolean truth -> Json.of(truth.booleanValue());
      case Integer number -> Json.of(number.longValue());
      case Long number -> Json.of(number.longValue());
      case Double number -> Json.of(number.doubleValue());
      case List<?> items -> Json.of(items.stream().map(PlainJson::of).toList());
      case Map<?, ?> members -> {
        JsonObject object = new JsonObject();
        members.forEach((key, member) -> object.put(String.valueOf(key), of(member)));
        yield object.build();
      }
      default ->
        throw new IllegalArgumentException("JSON: expected text, number, truth value, list or map, got " + value);
    };
  }
}
