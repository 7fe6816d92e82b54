package dev.backbench.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.backbench.result.Report;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages in a real browser; skipped where none is installed. */
final class BrowserTest {
  private static final String HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(1)>=1+1";

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private static Path folder;
  @SuppressWarnings("NullAway.Init")
  private static Chromium browser;

  @BeforeAll
  static void start() throws Exception {
    Optional<Path> executable = Chromium.find();
    assumeTrue(executable.isPresent(), "no chromium on the path");
    browser = new Chromium(executable.orElseThrow(), folder.resolve("profile"));
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  private static void open(String name, String page, String anchor) throws Exception {
    Path file = Files.writeString(folder.resolve(name), page);
    browser.open("about:blank");
    browser.open(file.toUri() + anchor);
  }

  private static void openReport() throws Exception {
    open("report.html", Html.of(RichReport.of("text"), GoldenTest.findings("text")), "");
  }

  @Test
  void hostilePagesAskNothingOfTheNetworkAndRunNothing() throws Exception {
    Report hostile = RichReport.of(HOSTILE);
    open("hostile.html", Html.of(hostile, GoldenTest.findings(HOSTILE)), "");
    assertThat(browser.evaluate("document.querySelectorAll('script').length")).isEqualTo(2L);
    assertThat(browser.evaluate("document.querySelectorAll('img').length")).isEqualTo(0L);
    assertThat(browser.evaluate("document.querySelector('.card dd').textContent.length > 0")).isEqualTo(true);
    open("compared.html", HtmlComparison.of(List.of(hostile, RichReport.of("text"))), "");
    open("ledger.html", LedgerHtml.page(GoldenTest.findings(HOSTILE), List.of(hostile)), "");
    assertThat(browser.told("Network.requestWillBeSent")).isNotEmpty().allSatisfy(
        event -> assertThat(event.params().get("type")).isEqualTo("Document"));
    assertThat(browser.told("Page.javascriptDialogOpening")).isEmpty();
    assertThat(browser.told("Runtime.exceptionThrown")).isEmpty();
    assertThat(browser.told("Runtime.consoleAPICalled")).isEmpty();
    assertThat(browser.told("Log.entryAdded")).isEmpty();
  }

  @Test
  void filterLeavesWhatHasEveryWord() throws Exception {
    openReport();
    browser.evaluate("document.getElementById('filter').value = 'fraud-score CPYTHON';"
        + "document.getElementById('filter').dispatchEvent(new Event('input'))");
    String visible = "[...document.querySelectorAll('main tr[id]')].filter(row => row.offsetParent).map(row => row.id).join(' ')";
    assertThat(browser.evaluate(visible)).isEqualTo("cell-fraud-score/cpython/size=M"
        + " cell-scaling/fraud-score/cpython/workers=1 cell-scaling/fraud-score/cpython/workers=2");
    assertThat(browser.evaluate("document.getElementById('matches').textContent")).asString().startsWith("3 of ");
  }

  @Test
  void columnsAreSortedByTheValuesBehindTheirTexts() throws Exception {
    openReport();
    String table = "document.getElementById('sitting-fraud-score/size=M').querySelector('table')";
    String click = table + ".querySelectorAll('th button')[2].click()";
    String order = "[..." + table + ".tBodies[0].rows].map(row => row.id.split('/')[1]).join(' ')";
    browser.evaluate(click);
    assertThat(browser.evaluate(order)).isEqualTo("cpython go java");
    browser.evaluate(click);
    assertThat(browser.evaluate(order)).isEqualTo("java go cpython");
    assertThat(browser.evaluate(table + ".querySelector('[aria-sort]').getAttribute('aria-sort')"))
        .isEqualTo("descending");
  }

  @Test
  void scaleIsSwitchedAndBack() throws Exception {
    openReport();
    String article = "document.getElementById('sitting-fraud-score/size=M')";
    String click = article + ".querySelector('.scale').click()";
    String picture = article + ".querySelector('table').innerHTML";
    Object logarithmic = browser.evaluate(picture);
    browser.evaluate(click);
    assertThat(browser.evaluate(article + ".querySelector('svg.ticks text').textContent")).isEqualTo("0 op/s");
    assertThat(browser.evaluate(article + ".querySelector('.scale').getAttribute('aria-pressed')")).isEqualTo("false");
    assertThat(browser.evaluate(picture)).isNotEqualTo(logarithmic);
    browser.evaluate(click);
    // What the server drew is what the script draws.
    assertThat(browser.evaluate(picture)).isEqualTo(logarithmic);
  }

  @Test
  void deepLinksUnfoldWhatTheyName() throws Exception {
    open("deep.html", Html.of(RichReport.of("text"), GoldenTest.findings("text")), "#claim-claim-0");
    assertThat(browser.evaluate("document.getElementById('claim-claim-0').open")).isEqualTo(true);
    assertThat(browser.evaluate("document.getElementById('claim-claim-2').open")).isEqualTo(false);
  }

  @Test
  void downloadedCsvIsTheProgramsOwn() throws Exception {
    Report report = SampleReport.full();
    open("csv.html", Html.of(report, List.of()), "");
    // The numbers of the page have five digits.
    String expected = Csv.of(report).replace("1234567.0", "1234600").replace("4.15E7", "41500000").replace(".0,", ",");
    assertThat(downloaded()).isEqualTo(expected);
  }

  @Test
  void downloadedCsvRunsNoFormula() throws Exception {
    open("formula.html", Html.of(RichReport.of("=1+1"), List.of()), "");
    assertThat(downloaded()).contains("'=1+1").doesNotContain(",=1+1");
  }

  private static String downloaded() throws Exception {
    return String.valueOf(browser.evaluate("""
        new Promise(done => {
          URL.createObjectURL = blob => { blob.text().then(done); return '#'; };
          document.getElementById('csv').click();
        })"""));
  }
}
