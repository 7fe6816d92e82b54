package dev.backbench.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReportSchemaTest {
  private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
      .getSchema(text("/schema/report.schema.json"), InputFormat.JSON);
  private static final String EXAMPLE = Reports.toJson(ExampleReport.report());

  private static String text(String resource) {
    try (InputStream in = ReportSchemaTest.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Error> errors(String json) {
    return SCHEMA.validate(json, InputFormat.JSON);
  }

  @Test
  void acceptsTheExample() {
    assertThat(errors(EXAMPLE)).isEmpty();
  }

  @Property(tries = 300)
  void acceptsEverythingThatIsWritten(@ForAll long seed) {
    String json = Reports.toJson(new AnyResults(seed).report());

    assertThat(errors(json)).as(json).isEmpty();
  }

  @Test
  void acceptsFurtherKeys() {
    assertThat(errors(EXAMPLE.replace("\"schema\": 1,", "\"schema\": 1, \"later\": true,"))).isEmpty();
  }

  /** Every key that the schema requires really is missed. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
      "\"schema\": 1 | \"schema\": 2",
      "\"schema\": 1, | ",
      "\"seed\": 42 | \"seed\": \"42\"",
      "\"ESTIMATE\" | \"estimate\"",
      "12:00:00Z | 12:00:00+01:00",
      "\"center\": 1000.0 | \"center\": \"NaN\"",
      "\"center\": 1000.0 | \"center\": null",
      "\"score\": 900.0 | \"score\": 0",
      "\"operations\": 180 | \"operations\": 0",
      "\"phase\": \"WARMUP\" | \"phase\": \"warmup\"",
      "\"reason\": \"1 of 2 forks\", | ",
      "\"primary\" | \"primery\"",
      "\"status\": \"FAILED\" | \"status\": \"failed\"",
      "[5, 1500.0] | [5, 1500.0, 1]",
      "[5, 1500.0] | [5]",
      "\"patterns\": \"32\" | \"patterns\": 32",
      "\"patterns\": \"32\" | \"patterns\": \"3 2\"",
      "\"suite\": \"cpu\" | \"suite\": \"CPU\"",
      "\"pairs\": 3 | \"pairs\": -3",
      "\"exit_code\": 4 | \"exit_code\": 4.5",
      "\"encoded\" | \"coded\"",
      "\"fix\" | \"fixes\"",
      "\"better\": \"HIGHER\" | \"better\": \"MORE\""})
  void refusesWhatIsNotAReport(String sound, String mistake) {
    assertThat(EXAMPLE).contains(sound);

    assertThat(errors(EXAMPLE.replace(sound, mistake == null ? "" : mistake))).isNotEmpty();
  }
}
