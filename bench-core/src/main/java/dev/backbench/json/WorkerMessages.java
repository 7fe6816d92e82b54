package dev.backbench.json;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The lines that the coordinator and a worker exchange: one JSON object each, with one key that says what it is. */
public final class WorkerMessages {
  private static final String WORKERS = "workers";
  private static final String GC_CPU = "gc_cpu_ns";
  private static final Pattern CHECKSUM = Pattern.compile("0x[0-9a-fA-F]{1,16}");
  private static final JsonMapper MAPPER = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private WorkerMessages() {}

  /** What a worker says. */
  public sealed interface Message {
    /**
     * It has read both inputs.
     *
     * @param runtime language and version: {@code cpython 3.11.7}
     * @param checksum of one pass over the verify input
     */
    record Ready(String runtime, long checksum) implements Message {
      /** Refuses nulls. */
      public Ready {
        requireNonNull(runtime, "runtime");
      }
    }

    /**
     * It has done a slice.
     *
     * @param operations in this slice
     * @param wallNanos that they took, by its monotonic clock
     * @param cpuNanos process-CPU time meanwhile
     * @param checksum sum of the digests of all steps since its start, modulo 2^64; over all of its workers
     * @param workers what each of several workers did; empty when it was not asked for several
     * @param gcCpuNanos CPU time of its collector meanwhile, where its runtime says
     */
    record Sliced(long operations, long wallNanos, long cpuNanos, long checksum,
        List<Share> workers, OptionalLong gcCpuNanos) implements Message {
      /** Copies the list. */
      public Sliced {
        workers = List.copyOf(workers);
        requireNonNull(gcCpuNanos, "gcCpuNanos");
      }

      /** Of a runtime that says nothing of its collector. */
      public Sliced(long operations, long wallNanos, long cpuNanos, long checksum, List<Share> workers) {
        this(operations, wallNanos, cpuNanos, checksum, workers, OptionalLong.empty());
      }

      /** Of a worker that is the only one. */
      public Sliced(long operations, long wallNanos, long cpuNanos, long checksum) {
        this(operations, wallNanos, cpuNanos, checksum, List.of());
      }
    }

    /**
     * One worker's part of a slice.
     *
     * @param operations in this slice
     * @param checksum sum of the digests of all of its own steps since its start, modulo 2^64
     */
    record Share(long operations, long checksum) {}

    /**
     * It cannot go on, and ends.
     *
     * @param message why
     */
    record Failed(String message) implements Message {
      /** Refuses nulls. */
      public Failed {
        requireNonNull(message, "message");
      }
    }
  }

  /** Asks for a slice of at least that length. */
  public static String slice(Duration atLeast) {
    return "{\"slice\":{\"min_ms\":" + Math.max(1, atLeast.toMillis()) + "}}";
  }

  /** Asks for an orderly end. */
  public static String stop() {
    return "{\"stop\":{}}";
  }

  /** A checksum as all languages write it. */
  public static String checksum(long value) {
    return "0x" + HexFormat.of().toHexDigits(value);
  }

  /**
   * Reads one line from a worker.
   *
   * @throws IllegalArgumentException when it is not one of the three messages with exactly its fields
   */
  public static Message parse(String line) {
    JsonNode root;
    try {
      root = MAPPER.readTree(line);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("not JSON", e);
    }
    Map.Entry<String, JsonNode> message = only(root);
    JsonNode body = message.getValue();
    return switch (message.getKey()) {
      case "ready" -> {
        fields(body, List.of("runtime", "checksum"));
        yield new Message.Ready(text(body, "runtime"), hex(body));
      }
      case "slice" -> {
        fields(body, Stream.concat(Stream.of("ops", "wall_ns", "cpu_ns", "checksum"),
            Stream.of(WORKERS, GC_CPU).filter(body::has)).toList());
        yield new Message.Sliced(number(body, "ops"), number(body, "wall_ns"), number(body, "cpu_ns"), hex(body),
            shares(body.path(WORKERS)),
            body.has(GC_CPU) ? OptionalLong.of(number(body, GC_CPU)) : OptionalLong.empty());
      }
      case "error" -> {
        fields(body, List.of("message"));
        yield new Message.Failed(text(body, "message"));
      }
      default -> throw new IllegalArgumentException("expected ready, slice or error");
    };
  }

  private static List<Message.Share> shares(JsonNode workers) {
    if (workers.isMissingNode()) {
      return List.of();
    }
    if (!workers.isArray()) {
      throw new IllegalArgumentException("workers must be an array");
    }
    List<Message.Share> shares = new ArrayList<>();
    for (JsonNode worker : workers) {
      fields(worker, List.of("ops", "checksum"));
      shares.add(new Message.Share(number(worker, "ops"), hex(worker)));
    }
    return shares;
  }

  private static Map.Entry<String, JsonNode> only(JsonNode root) {
    if (!root.isObject() || root.size() != 1) {
      throw new IllegalArgumentException("expected an object with one key");
    }
    return root.properties().iterator().next();
  }

  private static void fields(JsonNode body, List<String> expected) {
    if (!body.isObject() || body.size() != expected.size() || !expected.stream().allMatch(body::has)) {
      throw new IllegalArgumentException("expected exactly the fields " + expected);
    }
  }

  private static String text(JsonNode body, String field) {
    JsonNode value = body.path(field);
    if (!value.isString()) {
      throw new IllegalArgumentException(field + " must be a string");
    }
    return value.stringValue();
  }

  private static long number(JsonNode body, String field) {
    JsonNode value = body.path(field);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw new IllegalArgumentException(field + " must be a 64-bit integer");
    }
    return value.longValue();
  }

  private static long hex(JsonNode body) {
    String text = text(body, "checksum");
    if (!CHECKSUM.matcher(text).matches()) {
      throw new IllegalArgumentException("checksum must be 0x and up to 16 hexadecimal digits");
    }
    return Long.parseUnsignedLong(text, 2, text.length(), 16);
  }
}
