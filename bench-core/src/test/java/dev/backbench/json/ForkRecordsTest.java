package dev.backbench.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backbench.result.ForkResult;
import dev.backbench.unit.BadInputException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class ForkRecordsTest {
  @Property(tries = 500)
  void readsBackWhatItWroteOnOneLine(@ForAll long seed) throws BadInputException {
    ForkResult fork = new AnyResults(seed).fork("fraud-score/java");
    String json = ForkRecords.toJson(fork);

    assertThat(json.lines()).hasSize(1);
    assertThat(json).doesNotContain("\n", "\r", "\u2028");
    assertThat(ForkRecords.parse("journal.jsonl:7", json)).isEqualTo(fork);
  }

  @Property(tries = 20)
  void refusesARecordThatIsTruncatedAtAnyByte(@ForAll long seed) {
    String json = ForkRecords.toJson(new AnyResults(seed).fork("fraud-score/java"));
    for (int length = 0; length < json.length(); length++) {
      String part = json.substring(0, length);
      assertThatThrownBy(() -> ForkRecords.parse("journal.jsonl:7", part)).isInstanceOf(BadInputException.class)
          .hasMessageStartingWith("journal.jsonl:7:1: ");
    }
  }

  @Test
  void saysWhatAForkMayNotBe() {
    String json = ForkRecords.toJson(ExampleReport.report().cells().getFirst().forks().getFirst());

    assertThatThrownBy(() -> ForkRecords.parse("j:1", json.replace("\"status\":\"OK\"", "\"status\":\"FAILED\"")))
        .isInstanceOf(BadInputException.class).hasMessageContaining("with a reason, got FAILED");
    assertThatThrownBy(() -> ForkRecords.parse("j:1", json.replace("\"status\":\"OK\"", "\"status\":\"SKIPPED\"")))
        .isInstanceOf(BadInputException.class).hasMessageContaining("with a reason, got SKIPPED");
    assertThatThrownBy(() -> ForkRecords.parse("j:1", json.replace("\"round\":0", "\"round\":-1")))
        .hasMessage("j:1:1: \"round\" must be a whole number from 0 to 2147483647, got -1. (at /round)");
    assertThatThrownBy(() -> ForkRecords.parse("j:1", "[1,2]"))
        .hasMessage("j:1:1: the root must be an object, got an array of 2.");
    assertThatThrownBy(() -> ForkRecords.parse("j:1", "7")).hasMessage("j:1:1: the root must be an object, got 7.");
  }
}
