package dev.backbench.render;

import dev.backbench.result.ForkResult;
import dev.backbench.result.Measurement;
import dev.backbench.result.Sample;
import dev.backbench.stats.Estimate;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/** Draws a {@link SampleTimeline} as SVG. Samples are steps of one path, because a run has tens of thousands. */
final class TimelineChart {
  private static final int WIDTH = 720;
  private static final int LEFT = 160;
  private static final int RIGHT = 10;
  private static final int BAND = 46;
  private static final int HALF = 19;
  private static final int AXIS = 26;
  private static final int TICKS = 5;
  private static final double LEAST_RANGE = Math.log(1.02);
  private static final double MOST_RANGE = Math.log(4);
  private static final int LONGEST_NAME = 22;

  private final SampleTimeline timeline;
  private final long start;
  private final long end;
  private final double range;

  private TimelineChart(SampleTimeline timeline) {
    this.timeline = timeline;
    List<Sample> all = timeline.cells().stream().flatMap(each -> each.forks().stream())
        .flatMap(fork -> fork.samples().stream()).filter(TimelineChart::drawn).toList();
    start = all.stream().mapToLong(Sample::offsetNanos).min().orElse(0);
    end = Math.max(start + 1, all.stream().mapToLong(TimelineChart::end).max().orElse(1));
    range = Math.clamp(timeline.cells().stream().flatMapToDouble(TimelineChart::deviations).map(Math::abs).max()
        .orElse(0), LEAST_RANGE, MOST_RANGE);
  }

  static String of(SampleTimeline timeline) {
    return new TimelineChart(timeline).draw();
  }

  private static boolean drawn(Sample sample) {
    return sample.phase() != Sample.Phase.WARMUP;
  }

  private static long end(Sample sample) {
    long end = sample.offsetNanos() + sample.wallNanos();
    return end < sample.offsetNanos() ? Long.MAX_VALUE : end;
  }

  private static DoubleStream deviations(Measurement cell) {
    double center = cell.primary().orElseThrow().estimate().center();
    return cell.forks().stream().flatMap(fork -> fork.measured().stream())
        .mapToDouble(sample -> Math.log(sample.score() / center)).filter(Double::isFinite);
  }

  private String draw() {
    int bottom = BAND * timeline.cells().size();
    Markup svg = new Markup().open("svg", "class", "timeline", "role", "img", "viewBox",
        "0 0 %s %s".formatted(WIDTH, bottom + AXIS), "aria-label",
        "Samples of %s over the time of the run; the table below has the means of the forks".formatted(timeline.id()));
    for (int i = 0; i <= TICKS; i++) {
      double x = LEFT + (WIDTH - LEFT - RIGHT) * (double) i / TICKS;
      svg.leaf("path", "class", "grid", "d", "M%s 0V%s".formatted(number(x), bottom))
          .inline("text", SampleTimeline.minutes(start + (long) (((double) end - start) * i / TICKS)), "class", "tick",
              "x", number(x), "y", String.valueOf(bottom + 17), "text-anchor", i == TICKS ? "end" : "middle");
    }
    StringBuilder middles = new StringBuilder();
    for (int i = 0; i < timeline.cells().size(); i++) {
      middles.append('M').append(LEFT).append(' ').append(BAND * i + BAND / 2).append('H').append(WIDTH - RIGHT);
      band(svg, timeline.cells().get(i), BAND * i + BAND / 2);
    }
    return svg.leaf("path", "class", "middle", "d", middles.toString()).close("svg").line().toString();
  }

  private void band(Markup svg, Measurement cell, int middle) {
    Estimate estimate = cell.primary().orElseThrow().estimate();
    String name = cell.cell().contender();
    svg.inline("text", name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…", "class",
        "name", "x", String.valueOf(LEFT - 14), "y", String.valueOf(middle), "text-anchor", "end")
        .inline("text", String.format(Locale.ROOT, "± %.0f %%", 100 * Math.expm1(range)), "class", "tick", "x",
            String.valueOf(LEFT - 14), "y", String.valueOf(middle + 14), "text-anchor", "end");
    int upper = y(Quantity.bounded(estimate) ? Math.log(estimate.upper() / estimate.center()) : 0, middle);
    int lower = y(Quantity.bounded(estimate) ? Math.log(estimate.lower() / estimate.center()) : 0, middle);
    svg.leaf("rect", "class", "interval", "x", String.valueOf(LEFT), "y", String.valueOf(upper), "width",
        String.valueOf(WIDTH - LEFT - RIGHT), "height", String.valueOf(lower - upper));
    samples(svg, cell, Sample.Phase.MEASURED, "samples " + ResultsSection.language(cell.cell()), middle);
    samples(svg, cell, Sample.Phase.DISCARDED, "samples discarded", middle);
  }

  private void samples(Markup svg, Measurement cell, Sample.Phase phase, String kind, int middle) {
    double center = cell.primary().orElseThrow().estimate().center();
    StringBuilder path = new StringBuilder();
    int x = 0;
    int y = 0;
    int place = 0;
    for (ForkResult fork : cell.forks()) {
      for (Sample sample : fork.samples()) {
        if (sample.phase() == phase && place++ % timeline.stride() == 0) {
          int toX = x(sample.offsetNanos() + sample.wallNanos() / 2);
          int toY = y(Math.log(sample.score() / center), middle);
          path.append('m').append(toX - x).append(toY < y ? "" : " ").append(toY - y).append('z');
          x = toX;
          y = toY;
        }
      }
    }
    if (!path.isEmpty()) {
      svg.leaf("path", "class", kind, "d", path.toString());
    }
  }

  private int x(long offset) {
    double share = Math.clamp(((double) offset - start) / ((double) end - start), 0, 1);
    return (int) Math.round(LEFT + (WIDTH - LEFT - RIGHT) * share);
  }

  private int y(double deviation, int middle) {
    double share = Math.clamp(Double.isNaN(deviation) ? 0 : deviation / range, -1, 1);
    return (int) Math.round(middle - HALF * share);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
