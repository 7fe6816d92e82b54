package dev.backbench.json;

import dev.backbench.unit.BadInputException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** JSON of others, and what commands print for scripts: as maps, lists, texts, numbers and truth values. */
public final class PlainJson {
  /** Stands for null in what {@link #parse} returns. */
  public static final Object NULL = new Object() {
    @Override
    public String toString() {
      return "null";
    }
  };

  private PlainJson() {}

  /**
   * A document as a tree that compares by content: a {@link Map}, a {@link List}, a text, a {@link Long} for a number that is written
   * as a whole one and fits, a {@link BigDecimal} for any other, a {@link Boolean} or {@link #NULL}.
   *
   * @param where what the message calls it
   * @throws BadInputException when it is no JSON, or has a key twice
   */
  public static Object parse(String where, String text) throws BadInputException {
    Problems problems = new Problems();
    Optional<Node> root = problems.attempt(() -> Document.parse(where, text));
    problems.refuseAny();
    return tree(root.orElseThrow().json());
  }

  private static Object tree(Json json) {
    return switch (json) {
      case Json.Text text -> text.value();
      case Json.Numeral numeral -> numeral.literal().matches("-?[0-9]{1,18}")
          ? (Object) Long.valueOf(numeral.literal())
          : new BigDecimal(numeral.literal());
      case Json.Truth truth -> truth.value();
      case Json.Null _ -> NULL;
      case Json.Items items -> items.items().stream().map(PlainJson::tree).toList();
      case Json.Members members -> {
        Map<String, Object> tree = new LinkedHashMap<>();
        members.members().forEach((key, value) -> tree.put(key, tree(value)));
        yield tree;
      }
    };
  }

  /**
   * The document, members in the map's order; ends with a line break.
   *
   * @throws IllegalArgumentException for a value of another type
   */
  public static String document(Map<String, ?> members) {
    return JsonText.document(of(members));
  }

  /**
   * As {@link #document}, on one line and without spaces or a line break.
   *
   * @throws IllegalArgumentException for a value of another type
   */
  public static String line(Map<String, ?> members) {
    return JsonText.line(of(members));
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
      case Object nothing when nothing.equals(NULL) -> new Json.Null(0);
      default ->
        throw new IllegalArgumentException("JSON: expected text, number, truth value, list or map, got " + value);
    };
  }
}
