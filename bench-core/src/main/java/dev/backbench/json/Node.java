package dev.backbench.json;

import dev.backbench.unit.Nearest;
import dev.backbench.unit.Quoted;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A value of a document that a person may have written; each method refuses what it does not expect.
 *
 * @param where the file, for messages
 * @param pointer RFC 6901 pointer to it; empty for the root
 * @param json the value
 */
record Node(String where, String pointer, Json json) {

  static String append(String pointer, String key) {
    return pointer + "/" + key.replace("~", "~0").replace("/", "~1");
  }

  static String at(String pointer) {
    return pointer.isEmpty() ? "" : " (at " + Quoted.printable(pointer) + ")";
  }

  /** A refusal of this value: {@code "key" must ..., got ....}. */
  Refusal refuse(String must) {
    return refuse(must, "");
  }

  /**
   * A refusal of this value.
   *
   * @param must what it must be, without a full stop
   * @param fix a sentence, or nothing
   */
  Refusal refuse(String must, String fix) {
    return problem("%s must %s, got %s.%s".formatted(name(), must, got(), fix.isEmpty() ? "" : " " + fix));
  }

  /** A problem that this value has. */
  Refusal problem(String sentence) {
    return new Refusal(where, json.line(), sentence + at(pointer));
  }

  private String name() {
    if (pointer.isEmpty()) {
      return "the root";
    }
    return Quoted.of(pointer.substring(pointer.lastIndexOf('/') + 1).replace("~1", "/").replace("~0", "~"));
  }

  private String got() {
    return switch (json) {
      case Json.Text text -> Quoted.of(text.value());
      case Json.Numeral numeral -> Quoted.printable(numeral.literal());
      case Json.Truth truth -> Boolean.toString(truth.value());
      case Json.Null _ -> "null";
      case Json.Items items -> "an array of " + items.items().size();
      case Json.Members _ -> "an object";
    };
  }

  boolean isNull() {
    return json instanceof Json.Null;
  }

  boolean isObject() {
    return json instanceof Json.Members;
  }

  /** The members of an object, in the order of the document. */
  Map<String, Node> members() throws Refusal {
    if (!(json instanceof Json.Members object)) {
      throw refuse("be an object");
    }
    Map<String, Node> members = new LinkedHashMap<>();
    object.members().forEach((key, value) -> members.put(key, new Node(where, append(pointer, key), value)));
    return members;
  }

  /** The items of an array. */
  List<Node> items() throws Refusal {
    if (!(json instanceof Json.Items array)) {
      throw refuse("be an array");
    }
    List<Node> items = new ArrayList<>();
    for (Json item : array.items()) {
      items.add(new Node(where, pointer + "/" + items.size(), item));
    }
    return items;
  }

  /** The member of that name, which may be missing. */
  Optional<Node> optional(String key) throws Refusal {
    if (!(json instanceof Json.Members object)) {
      throw refuse("be an object");
    }
    return Optional.ofNullable(object.members().get(key)).map(value -> new Node(where, append(pointer, key), value));
  }

  /** The member of that name. */
  Node required(String key) throws Refusal {
    Optional<Node> member = optional(key);
    if (member.isEmpty()) {
      throw problem(Quoted.of(key) + " is missing. Add it.");
    }
    return member.get();
  }

  String text() throws Refusal {
    if (json instanceof Json.Text text) {
      return text.value();
    }
    throw refuse("be a string");
  }

  /** The text of a member that may be missing. */
  Optional<String> optionalText(String key) throws Refusal {
    Optional<Node> member = optional(key);
    return member.isPresent() ? Optional.of(member.get().text()) : Optional.empty();
  }

  boolean truth() throws Refusal {
    if (json instanceof Json.Truth truth) {
      return truth.value();
    }
    throw refuse("be true or false");
  }

  /** A whole number in that range, written without a fraction or an exponent. */
  long integer(long least, long most) throws Refusal {
    if (json instanceof Json.Numeral numeral && numeral.literal().matches("-?[0-9]+")) {
      try {
        long value = Long.parseLong(numeral.literal());
        if (least <= value && value <= most) {
          return value;
        }
      } catch (NumberFormatException tooLong) {
        // Refused below like any other number out of range.
      }
    }
    throw refuse(String.format(Locale.ROOT, "be a whole number from %d to %d", least, most));
  }

  /** Any whole number that fits. */
  long integer() throws Refusal {
    return integer(Long.MIN_VALUE, Long.MAX_VALUE);
  }

  /** A count or a duration. */
  long natural() throws Refusal {
    return integer(0, Long.MAX_VALUE);
  }

  int naturalInt() throws Refusal {
    return (int) integer(0, Integer.MAX_VALUE);
  }

  /** Any finite number. */
  double number() throws Refusal {
    if (json instanceof Json.Numeral numeral) {
      double value = Double.parseDouble(numeral.literal());
      if (Double.isFinite(value)) {
        return value;
      }
    }
    throw refuse("be a finite number");
  }

  /** A finite number, or what {@code null} stands for. */
  double numberOr(double ifNull) throws Refusal {
    return isNull() ? ifNull : number();
  }

  /** One of those words. */
  String oneOf(Collection<String> words) throws Refusal {
    String text = json instanceof Json.Text value ? value.value() : "";
    if (words.contains(text)) {
      return text;
    }
    String nearest = Nearest.to(text, words).map(word -> "Did you mean " + Quoted.of(word) + "?").orElse("");
    throw refuse("be one of " + String.join(", ", words), nearest);
  }

  /** The constant of that very name. */
  <E extends Enum<E>> E constant(Class<E> type) throws Refusal {
    return Enum.valueOf(type, oneOf(Arrays.stream(type.getEnumConstants()).map(Enum::name).toList()));
  }

  List<String> texts() throws Refusal {
    List<String> texts = new ArrayList<>();
    for (Node item : items()) {
      texts.add(item.text());
    }
    return texts;
  }

  /** Every key of this object that is none of those, each with the nearest. */
  List<Refusal> unknown(Collection<String> keys) throws Refusal {
    List<Refusal> unknown = new ArrayList<>();
    for (Map.Entry<String, Node> member : members().entrySet()) {
      if (!keys.contains(member.getKey())) {
        unknown.add(new Refusal(where, member.getValue().json.line(), "expected a known key, got %s. %s%s".formatted(
            Quoted.of(member.getKey()), Nearest.hint(member.getKey(), keys), at(pointer))));
      }
    }
    return unknown;
  }

  /** Makes something whose constructor refuses bad values with an {@link IllegalArgumentException}. */
  <T> T build(Supplier<T> maker) throws Refusal {
    try {
      return maker.get();
    } catch (IllegalArgumentException e) {
      // Our constructors quote what they refuse, but only those of the contract escape it.
      throw problem(String.valueOf(e.getMessage()).lines().map(String::strip).collect(Collectors.joining(" ")) + ".");
    }
  }
}
