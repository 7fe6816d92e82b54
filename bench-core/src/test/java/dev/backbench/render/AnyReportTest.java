package dev.backbench.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbench.json.AnyResults;
import dev.backbench.json.Reports;
import dev.backbench.result.Report;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Whatever numbers and texts a report holds, it is written, read back and rendered, in every form and to the same bytes. */
final class AnyReportTest {
  @Property(tries = 300)
  void whatIsReadBackIsRenderedTheSame(@ForAll long seed) throws Exception {
    Report report = new AnyResults(seed).report();
    Report again = Reports.parse("report", Reports.toJson(report));
    assertThat(Html.of(again, List.of())).isEqualTo(Html.of(report, List.of()));
    assertThat(TextReport.of(again, Layout.PLAIN)).isEqualTo(TextReport.of(report, Layout.PLAIN));
    assertThat(Markdown.of(again)).isEqualTo(Markdown.of(report));
    assertThat(Csv.of(again)).isEqualTo(Csv.of(report));
  }

  @Property(tries = 300)
  void pagesHaveEveryCellAndNoNumberThatIsNone(@ForAll long seed) {
    Report report = new AnyResults(seed).report();
    Document page = Jsoup.parse(Html.of(report, List.of()));
    assertThat(page.select("[id^=cell-]")).hasSameSizeAs(report.cells());
    assertThat(page.select("svg *").stream().flatMap(each -> each.attributes().asList().stream())
        .filter(attribute -> !attribute.getKey().equals("class")).map(attribute -> attribute.getValue()))
        .noneMatch(value -> value.contains("NaN") || value.contains("Infinity"));
    assertThat(page.select("script:not([type])")).hasSize(1);
  }

  @Property(tries = 200)
  void junitIsXml(@ForAll long seed) throws Exception {
    Report report = new AnyResults(seed).report();
    var document = DocumentBuilderFactory.newInstance().newDocumentBuilder()
        .parse(new ByteArrayInputStream(JunitXml.of(report).getBytes(StandardCharsets.UTF_8)));
    assertThat(document.getElementsByTagName("testcase").getLength()).isEqualTo(report.cells().size());
  }

  @Property(tries = 200)
  void comparisonsHaveEveryCellOfBothRuns(@ForAll long seed, @ForAll long other) {
    Report one = new AnyResults(seed).report();
    Report two = new AnyResults(other).report();
    long cells = Stream.concat(one.cells().stream(), two.cells().stream())
        .map(each -> each.cell().id()).distinct().count();
    assertThat(Jsoup.parse(HtmlComparison.of(List.of(one, two))).select("tr[id^=cell-]")).hasSize((int) cells);
  }
}
