package dev.backbench.json;

import dev.backbench.unit.Quoted;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/** Reads JSON by the letter of RFC 8259, remembering where each value stands. */
final class Document {
  private static final int DEPTH = 64;

  private final String where;
  private final List<Refusal> duplicates = new ArrayList<>();

  private Document(String where) {
    this.where = where;
  }

  /** The root object; every key that occurs twice in its object is a problem. */
  static Node parse(String where, String text, Problems problems) throws Refusal {
    Document document = new Document(where);
    Node root = document.root(text);
    document.duplicates.forEach(problems::add);
    return root;
  }

  /** The root, object or array; the first key that occurs twice in its object is refused. */
  static Node parse(String where, String text) throws Refusal {
    Document document = new Document(where);
    Node root = document.root(text);
    if (!document.duplicates.isEmpty()) {
      throw document.duplicates.getFirst();
    }
    return root;
  }

  /**
   * The text of a file.
   *
   * @param mostBytes refused when longer
   */
  static String load(Path file, String where, long mostBytes) throws Refusal {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      refuseLarge(where, Files.size(file), mostBytes);
      bytes = in.readNBytes(Math.toIntExact(mostBytes + 1));
    } catch (NoSuchFileException e) {
      throw new Refusal(where, 0, "expected a file, got none");
    } catch (IOException e) {
      throw new Refusal(where, 0, "expected a readable file, got " + Quoted.of(String.valueOf(e.getMessage())));
    }
    refuseLarge(where, bytes.length, mostBytes);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new Refusal(where, 0, "expected UTF-8, got other bytes");
    }
  }

  private static void refuseLarge(String where, long bytes, long mostBytes) throws Refusal {
    if (bytes > mostBytes) {
      throw new Refusal(where, 0, String.format(Locale.ROOT, "expected at most %,d bytes, got more", mostBytes));
    }
  }

  private Node root(String text) throws Refusal {
    if (text.isBlank()) {
      throw new Refusal(where, 1, "expected a JSON document, got nothing. The file is empty.");
    }
    JsonFactory factory = JsonFactory.builder()
        .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEPTH).build()).build();
    try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), text)) {
      parser.nextToken();
      Json json = value(parser, parser.currentTokenLocation().getLineNr(), "");
      if (parser.nextToken() != null) {
        throw new Refusal(where, parser.currentTokenLocation().getLineNr(),
            "expected the end of the file after the JSON value, got more");
      }
      return new Node(where, "", json);
    } catch (UnexpectedEndOfInputException e) {
      throw new Refusal(where, line(e), "expected the rest of the JSON text, got its end. The file is truncated.");
    } catch (JacksonException e) {
      throw new Refusal(where, line(e), text.contains("<<<<<<< ")
          ? "expected JSON, got the markers of a merge conflict. Resolve it."
          : "expected JSON, got: " + Quoted.printable(String.valueOf(e.getOriginalMessage())));
    }
  }

  private static int line(JacksonException e) {
    return e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
  }

  private Json value(JsonParser parser, int line, String pointer) {
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> new Json.Members(line, members(parser, pointer));
      case START_ARRAY -> new Json.Items(line, items(parser, pointer));
      case VALUE_STRING -> new Json.Text(line, parser.getString());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Numeral(line, parser.getString());
      case VALUE_TRUE, VALUE_FALSE -> new Json.Truth(line, token == JsonToken.VALUE_TRUE);
      case VALUE_NULL -> new Json.Null(line);
      case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
        throw new IllegalStateException("JSON parser: expected the start of a value, got " + token);
    };
  }

  private Map<String, Json> members(JsonParser parser, String pointer) {
    Map<String, Json> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      int line = parser.currentTokenLocation().getLineNr();
      parser.nextToken();
      Json value = value(parser, line, Node.append(pointer, key));
      Json earlier = members.putIfAbsent(key, value);
      if (earlier != null) {
        duplicates.add(new Refusal(where, line, "%s must occur once, got it on line %d too. Remove one.%s"
            .formatted(Quoted.of(key), earlier.line(), Node.at(pointer))));
      }
    }
    return members;
  }

  private List<Json> items(JsonParser parser, String pointer) {
    List<Json> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(parser, parser.currentTokenLocation().getLineNr(), pointer + "/" + items.size()));
    }
    return items;
  }
}
