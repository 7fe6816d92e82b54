package dev.backbench.result;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/**
 * A histogram of a fork: latencies, pauses.
 *
 * @param id kebab-case name: {@code response-time}
 * @param unit of the recorded values
 * @param count how many values
 * @param encoded HdrHistogram's compressed V2 encoding, in Base64
 */
public record Distribution(String id, String unit, long count, String encoded) {
  /** Refuses nulls and a negative count. */
  public Distribution {
    requireNonNull(id, "id");
    requireNonNull(unit, "unit");
    requireNonNull(encoded, "encoded");
    if (count < 0) {
      throw new IllegalArgumentException("distribution %s: expected count >= 0, got %d".formatted(id, count));
    }
  }

  /**
   * The values, in its unit.
   *
   * @throws IllegalArgumentException when it is not HdrHistogram's compressed encoding in Base64
   */
  public Histogram histogram() {
    try {
      return Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(Base64.getDecoder().decode(encoded)), 0);
    } catch (DataFormatException | RuntimeException e) {
      // A torn buffer makes the decoder run off its ends in many ways; each is no histogram.
      throw new IllegalArgumentException(
          "distribution %s: expected HdrHistogram's compressed encoding in Base64, got something else.".formatted(id),
          e);
    }
  }
}
