package library;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Reading and writing a document of 200 records through jackson-core's streaming API; an operation is one document. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
public class JsonBenchmark {
  private static final int RECORDS = 200;

  private final JsonFactory factory = new JsonFactory();
  private final double[] amounts = new double[RECORDS];
  private byte[] document = {};

  /** The same document in every fork. */
  @Setup
  public void write() throws IOException {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < RECORDS; i++) {
      amounts[i] = random.nextDouble() * 1e6;
    }
    document = writeRecords();
  }

  /** Decimals are turned into doubles. */
  @Benchmark
  public double readDoubles() throws IOException {
    double sum = 0;
    try (JsonParser parser = factory.createParser(document)) {
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_FLOAT) {
          sum += parser.getDoubleValue();
        }
      }
    }
    return sum;
  }

  /** Only what is text is looked at. */
  @Benchmark
  public int readTexts() throws IOException {
    int length = 0;
    try (JsonParser parser = factory.createParser(document)) {
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
          length += parser.getText().length();
        }
      }
    }
    return length;
  }

  /** As a server answers. */
  @Benchmark
  public byte[] writeRecords() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 15);
    try (JsonGenerator json = factory.createGenerator(out)) {
      json.writeStartArray();
      for (int i = 0; i < RECORDS; i++) {
        json.writeStartObject();
        json.writeNumberField("id", i);
        json.writeStringField("name", "record number " + i + " of a few");
        json.writeNumberField("amount", amounts[i]);
        json.writeBooleanField("paid", i % 3 == 0);
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    return out.toByteArray();
  }
}
