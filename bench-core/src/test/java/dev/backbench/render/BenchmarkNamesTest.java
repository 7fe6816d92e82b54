package dev.backbench.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BenchmarkNamesTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"org.example.jmh.Sort.quick/size=100 | Sort.quick/size=100",
      "A/A org.example.Sort.quick | A/A Sort.quick",
      "Sort.quick/type=java.lang.String | Sort.quick/type=java.lang.String",
      "org.example_2.Outer.Inner.run | Outer.Inner.run", "sort | sort",
      "org.example.lower.run | org.example.lower.run"})
  void aNameLosesItsPackageAndNothingElse(String id, String brief) {
    assertThat(BenchmarkNames.brief(id)).isEqualTo(brief);
  }

  @Test
  void namesThatWouldReadTheSameStayWhole() {
    BenchmarkNames names = new BenchmarkNames(List.of("a.Sort.quick", "b.Sort.quick", "b.Sort.slow", "b.Sort.slower"));
    assertThat(names.in("a.Sort.quick: b.Sort.quick, b.Sort.slow, b.Sort.slower"))
        .isEqualTo("a.Sort.quick: b.Sort.quick, Sort.slow, Sort.slower");
  }
}
