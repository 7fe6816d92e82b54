package dev.backbench.render;

import dev.backbench.result.Report;
import java.util.List;
import java.util.Optional;

/** Every sample, so that a reader can see what an estimate rests on. */
final class SamplesSection {
  private SamplesSection() {}

  static Optional<Section> of(Report report) {
    List<SampleTimeline> timelines = SampleTimeline.of(report);
    if (timelines.isEmpty()) {
      return Optional.empty();
    }
    int stride = timelines.getFirst().stride();
    Markup body = new Markup().element("p", SampleTimeline.METHOD + (stride == 1
        ? ""
        : " The run has so many samples that one in %s is drawn; report.json has all.".formatted(stride)), "class",
        "note");
    for (SampleTimeline timeline : timelines) {
      body.open("details", "class", "figure", "data-k", timeline.id()).inline("summary", timeline.id()).line()
          .open("div", "class", "wide").add(timeline.chart()).close("div").line()
          .add(HtmlTable.of(timeline.columns(), timeline.rows())).close("details").line();
    }
    return Optional.of(new Section("samples", "Samples in run order", body.toString()));
  }
}
