package dev.backbench.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbench.result.Run;
import dev.backbench.result.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ExplanationsTest {
  @Test
  void everyPageStartsWithItsCode() {
    assertThat(Explanations.codes()).contains("W101", "W108")
        .allSatisfy(code -> assertThat(Explanations.title(code)).startsWith(code + ": "));
  }

  @Test
  void everyWarningSaysWhyItMattersAndHowToFixIt() {
    assertThat(Explanations.codes()).filteredOn(code -> code.startsWith("W")).hasSizeGreaterThanOrEqualTo(8)
        .allSatisfy(code -> assertThat(Explanations.page(code).orElseThrow()).contains("Why it matters: ", "Fix: "));
  }

  @ParameterizedTest
  @EnumSource
  void everyStatusHasAPage(Status status) {
    assertThat(Explanations.page(status.name())).isPresent();
  }

  @ParameterizedTest
  @EnumSource
  void everyStampHasAPage(Run.Stamp stamp) {
    assertThat(Explanations.page(stamp.name())).isPresent();
  }

  @Test
  void caseDoesNotMatter() {
    assertThat(Explanations.page("w101")).isEqualTo(Explanations.page("W101")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"W999", "", "../report", "W101.md", "explain/W101", "W١٠١"})
  void knowsNothingElse(String code) {
    assertThat(Explanations.page(code)).isEmpty();
  }
}
