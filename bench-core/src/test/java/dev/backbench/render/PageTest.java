package dev.backbench.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbench.json.PlainJson;
import dev.backbench.result.Report;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every page promises, whatever is on it. */
final class PageTest {
  private static final int MOST_BYTES = 1_500_000;
  private final Locale before = Locale.getDefault();

  @AfterEach
  void restore() {
    Locale.setDefault(before);
  }

  static Stream<String> pages() {
    return Stream.of(Html.of(RichReport.of("text"), GoldenTest.findings("text")),
        HtmlComparison.of(List.of(RichReport.of("text"), RichReport.of("other"))),
        LedgerHtml.page(GoldenTest.findings("text"), List.of(RichReport.of("text"))));
  }

  @Test
  void richRunIsDrawnTheSameEverywhere() {
    for (Locale locale : GoldenTest.locales().toList()) {
      Locale.setDefault(locale);
      Golden.check("rich.html", body(Html.of(RichReport.of("text"), List.of())));
    }
  }

  @Test
  void comparisonIsTheSameEverywhere() {
    for (Locale locale : GoldenTest.locales().toList()) {
      Locale.setDefault(locale);
      Golden.check("comparison.html", body(HtmlComparison.of(GoldenTest.compared())));
    }
  }

  @Test
  void ledgerIsTheSameEverywhere() {
    for (Locale locale : GoldenTest.locales().toList()) {
      Locale.setDefault(locale);
      Golden.check("ledger.html",
          body(LedgerHtml.page(GoldenTest.findings("Java is faster."), List.of(SampleReport.full()))));
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void policyNamesExactlyItsStyleAndItsScript(String page) throws Exception {
    Document document = Jsoup.parse(page);
    String policy = document.select("meta[http-equiv=Content-Security-Policy]").attr("content");
    assertThat(policy).isEqualTo(
        "default-src 'none'; style-src '%s'; script-src '%s'; base-uri 'none'; form-action 'none'".formatted(
            hash(document.expectFirst("style").data()),
            hash(document.expectFirst("script:not([type])").data())));
    assertThat(document.select("[style], [src], link, iframe, object, embed, img, base, form")).isEmpty();
    assertThat(document.select("[href]")).allSatisfy(link -> assertThat(link.attr("href")).startsWith("#"));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyPictureHasItsNumbersInATable(String page) {
    Document document = Jsoup.parse(page);
    for (Element picture : document.select("svg[role=img]")) {
      assertThat(picture.attr("aria-label")).contains("the table");
      assertThat(Objects.requireNonNull(picture.closest("article, details")).select("table tbody tr")).isNotEmpty();
    }
    // What has no name for a screen reader stands in the row that says the same.
    assertThat(document.select("svg:not([role=img])"))
        .allSatisfy(picture -> assertThat(picture.attr("aria-hidden")).isEqualTo("true"))
        .allSatisfy(picture -> assertThat(picture.closest("tr")).isNotNull());
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyLinkLeadsSomewhereAndNoPlaceIsNamedTwice(String page) {
    Document document = Jsoup.parse(page);
    List<String> ids = document.select("[id]").eachAttr("id");
    assertThat(ids).doesNotHaveDuplicates();
    assertThat(document.select("a[href]").eachAttr("href")).isNotEmpty()
        .allSatisfy(href -> assertThat(ids).contains(href.substring(1)));
  }

  @Test
  void questionsAreAnsweredInOrder() {
    assertThat(
        Jsoup.parse(Html.of(RichReport.of("text"), GoldenTest.findings("text"))).select("section").eachAttr("id"))
        .containsExactly("answer", "results", "scaling", "latency", "memory", "warm-up", "waiting", "claims", "samples",
            "environment", "warnings", "method", "glossary");
  }

  @Test
  void aPartAppearsOnlyWithItsData() {
    assertThat(Jsoup.parse(Html.of(SampleReport.full(), List.of())).select("section").eachAttr("id"))
        .containsExactly("answer", "results", "environment", "warnings", "method", "glossary");
  }

  @Test
  void everyCellHasAPlaceToLinkTo() {
    Report report = RichReport.of("text");
    assertThat(Jsoup.parse(Html.of(report, List.of())).select("[id^=cell-]").eachAttr("id")).containsExactlyElementsOf(
        report.cells().stream().map(each -> "cell-" + each.cell().id()).toList());
  }

  @Test
  void fiveHundredCellsFit() {
    String page = Html.of(RichReport.sized(500), List.of());
    assertThat(page.getBytes(StandardCharsets.UTF_8).length).isLessThan(MOST_BYTES);
    assertThat(Jsoup.parse(page).select("tr[id^=cell-]")).hasSize(500);
  }

  @Test
  void dataIsWhatTheReportSaysAndNotWhatThePageShows() throws Exception {
    String hostile = "</script><b>\u2028\u001b";
    Document page = Jsoup.parse(Html.of(RichReport.of(hostile), List.of()));
    Object data = PlainJson.parse("page", page.expectFirst("#data").data());
    assertThat(data).extracting("run").extracting("profile").isEqualTo(hostile);
    assertThat(data).extracting("cells").asInstanceOf(InstanceOfAssertFactories.LIST)
        .hasSize(RichReport.of(hostile).cells().size());
  }

  /** Without style sheet and script, which are checked by their hashes. */
  static String body(String page) {
    return page.substring(page.indexOf("<body>"), page.lastIndexOf("<script>")).lines()
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String hash(String text) throws Exception {
    return "sha256-" + Base64.getEncoder()
        .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
  }
}
