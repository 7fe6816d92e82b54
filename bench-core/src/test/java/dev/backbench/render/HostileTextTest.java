package dev.backbench.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbench.claim.Finding;
import dev.backbench.contract.Cell;
import dev.backbench.result.Report;
import dev.backbench.result.Run;
import dev.backbench.result.Status;
import dev.backbench.stats.Estimate;
import dev.backbench.unit.Better;
import dev.backbench.unit.Metric;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.NodeList;

/** Whatever a name, a reason or a fact says, every sink shows it as text. */
final class HostileTextTest {
  static Stream<String> corpus() {
    return Stream.of("<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)",
        "</script><script>alert(1)</script>", "</style><b>", "</svg><svg onload=alert(1)>", "<!--", "]]>", "&lt;b&gt;",
        "=HYPERLINK(\"http://example.org\",\"x\")", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1",
        "a|b|c\n|---|---|---|", "`code`", "**bold** _it_ ~~gone~~", "[x](javascript:alert(1))",
        "![x](http://example.org/x)",
        "@octocat please look", "#1 http://example.org www.example.org", "\u001b[2J\u001b]0;owned\u0007", "a\r\nb",
        "::error file=a::b", "\n::set-output name=x::y", "##[error]x", "\u202egpj.exe", "\u2028\u2029", "\u0000\u0008",
        "\ud800 lone", "\ufffe\uffff", "日本語 ελληνικά 🎈", "a,b;\"c\"", "${jndi:ldap://x}", "%s%n%d", "{{x}}",
        "word ".repeat(30) + "::error::a ##[error]b ".repeat(9));
  }

  @ParameterizedTest
  @MethodSource("corpus")
  void staysTextInHtml(String hostile) {
    Document page = staysText(hostile, text -> Html.of(report(text), List.of()));
    assertThat(page.select("dd").eachText()).contains(Jsoup.parse(HtmlText.escape(hostile)).text());
  }

  @ParameterizedTest
  @MethodSource("corpus")
  void staysTextInPicturesAndTheirTables(String hostile) {
    // The id of a distribution is in a picture's axis and label.
    Document page = staysText(hostile, text -> Html.of(RichReport.of(text), GoldenTest.findings(text)));
    assertThat(page.select("#latency svg").attr("aria-label")).contains(PlainText.clean(hostile));
  }

  @ParameterizedTest
  @MethodSource("corpus")
  void staysTextInComparisonsAndLedger(String hostile) {
    staysText(hostile, text -> HtmlComparison.of(List.of(report(text), SampleReport.full())));
    staysText(hostile, text -> LedgerHtml.page(GoldenTest.findings(text), List.of(report(text))));
  }

  /** The page has the same elements as a harmless one, and runs nothing but its own script. */
  private static Document staysText(String hostile, Function<String, String> page) {
    Document document = Jsoup.parse(page.apply(hostile));
    Document harmless = Jsoup.parse(page.apply("harmless"));
    assertThat(document.getAllElements().stream().map(Element::tagName))
        .containsExactlyElementsOf(harmless.getAllElements().stream().map(Element::tagName).toList());
    assertThat(document.select("script:not([type])").eachAttr("src")).isEmpty();
    assertThat(document.expectFirst("script:not([type])").data())
        .isEqualTo(harmless.expectFirst("script:not([type])").data());
    assertThat(document.getAllElements()).allSatisfy(
        element -> assertThat(element.attributes()).noneMatch(attribute -> attribute.getKey().startsWith("on")));
    return document;
  }

  @ParameterizedTest
  @MethodSource("corpus")
  void staysTextInJunitXml(String hostile) throws Exception {
    var document = DocumentBuilderFactory.newInstance().newDocumentBuilder()
        .parse(new ByteArrayInputStream(JunitXml.of(report(hostile)).getBytes(StandardCharsets.UTF_8)));
    NodeList failures = document.getElementsByTagName("failure");
    assertThat(failures.getLength()).isEqualTo(1);
    assertThat(failures.item(0).getAttributes().getNamedItem("message").getNodeValue())
        .isEqualTo("INVALID: " + PlainText.clean(hostile));
    assertThat(document.getElementsByTagName("testcase").getLength()).isEqualTo(3);
  }

  @ParameterizedTest
  @MethodSource("corpus")
  void staysOneInertFieldInCsv(String hostile) {
    List<String> rows = Csv.of(report(hostile)).lines().toList();
    assertThat(rows).hasSize(4).allSatisfy(row -> assertThat(fields(row)).hasSize(17));
    assertThat(fields(rows.get(2)).get(12)).matches(it -> it.isEmpty() || "=+-@\t\r".indexOf(it.charAt(0)) < 0);
  }

  @ParameterizedTest
  @MethodSource("corpus")
  void staysInItsCellInMarkdown(String hostile) {
    String markdown = Markdown.of(report(hostile)) + Overview.of(report(hostile));
    String harmless = Markdown.of(report("harmless")) + Overview.of(report("harmless"));
    assertThat(markdown.lines().count()).isEqualTo(harmless.lines().count());
    List<String> expected = harmless.lines().toList();
    List<String> lines = markdown.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      assertThat(bars(lines.get(i))).as(lines.get(i)).isEqualTo(bars(expected.get(i)));
    }
    assertThat(markdown).doesNotContain("<script", "<img", "<svg", "@octocat", "http://", "www.example", "#1")
        .doesNotContainPattern("(?<!\\\\)\\]\\(");
  }

  @ParameterizedTest
  @MethodSource("corpus")
  void commandsNeitherTerminalNorCi(String hostile) {
    Report report = report(hostile);
    String text = TextReport.of(report, Layout.PLAIN) + ComparisonText.of(
        Comparison.of(List.of(report, SampleReport.full())), Layout.PLAIN);
    assertThat(text.codePoints()).noneMatch(c -> c != '\n' && Character.isISOControl(c));
    assertThat(text).doesNotContain("\u202e", "\u2028");
    assertThat(text.lines()).noneMatch(line -> line.strip().startsWith("::") || line.strip().startsWith("##["));
  }

  @ParameterizedTest
  @MethodSource("corpus")
  void staysTextInTheLedger(String hostile) {
    List<Finding> findings = GoldenTest.findings(hostile);
    String text = LedgerText.table(findings, Layout.PLAIN)
        + findings.stream().map(finding -> LedgerText.page(finding, Layout.PLAIN)).collect(Collectors.joining());
    assertThat(text.codePoints()).noneMatch(c -> c != '\n' && Character.isISOControl(c));
    assertThat(text.lines()).noneMatch(line -> line.strip().startsWith("::") || line.strip().startsWith("##["));
    assertThat(LedgerText.markdown(findings).lines().map(HostileTextTest::bars))
        .containsExactlyElementsOf(LedgerText.markdown(GoldenTest.findings("harmless")).lines()
            .map(HostileTextTest::bars).toList());
  }

  @Property
  void escapingLeavesNoMarkup(@ForAll String any) {
    assertThat(HtmlText.escape(any)).doesNotContainPattern("[<>\"'`\\x00-\\x1f]");
    assertThat(Jsoup.parse("<p title=\"" + HtmlText.escape(any) + "\"></p>").select("p").attr("title"))
        .isEqualTo(PlainText.clean(any));
  }

  @Property
  void noCsvFieldIsAFormula(@ForAll String any) {
    String field = fields(Csv.field(any)).getFirst();
    assertThat(field).matches(it -> it.isBlank() || "=+-@\t\r".indexOf(it.strip().charAt(0)) < 0);
  }

  /** The hostile text wherever a report takes text from outside. */
  private static Report report(String hostile) {
    Cell java = SampleReport.cell("w", "java", Metric.THROUGHPUT);
    Cell odd = new Cell("cpu", "w", "odd", "java", java.parameters(), new Metric(hostile, hostile, Better.HIGHER));
    return new SampleReport().id(hostile).stamp(Run.Stamp.INVALID, hostile).fact("cpu.model", hostile)
        .fact("x" + hostile, "y").suspect(java, new Estimate(2, 1, 3), hostile).warning(hostile, hostile, hostile)
        .not(SampleReport.cell("w", "go", Metric.THROUGHPUT), Status.INVALID, hostile)
        .ok(odd, new Estimate(2, 1, 3)).build();
  }

  /** Those that end a table cell. */
  private static long bars(String line) {
    return line.replace("\\\\", "").replace("\\|", "").chars().filter(c -> c == '|').count();
  }

  /** RFC 4180, one record. */
  private static List<String> fields(String row) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < row.length(); i++) {
      char c = row.charAt(i);
      if (c == '"' && quoted && i + 1 < row.length() && row.charAt(i + 1) == '"') {
        field.append(c);
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString());
    return fields;
  }
}
