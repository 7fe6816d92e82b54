package dev.backbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbench.contract.Workload;
import dev.backbench.json.Plans;
import dev.backbench.json.Reports;
import dev.backbench.plan.Plan;
import dev.backbench.plan.Profile;
import dev.backbench.plan.Selection;
import dev.backbench.result.ForkResult;
import dev.backbench.result.Report;
import dev.backbench.result.Status;
import dev.backbench.run.Disk;
import dev.backbench.run.Journal;
import dev.backbench.run.RunDirectory;
import dev.backbench.run.Session;
import dev.backbench.unit.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk that is full at the first, the second, the third write of a run ... until a run meets no fault (the loop of
 * SQLite's tests): whatever is there is whole, and the next attempt completes it.
 */
final class RunFilesTest {
  private static final int MORE_WRITES_THAN_A_RUN_MAKES = 30;
  private static final List<Workload> WORKLOADS = List.of(FakeServices.workload());
  private static final Plan PLAN = FakeServices.plan(Selection.all(Profile.QUICK, List.of()), Duration.ofSeconds(4));
  private static final Conditions CONDITIONS = new Conditions(new TreeMap<>(Map.of("postgres", "auto", "kernel", "6")));
  private static final Report REPORT = FakeServices.report(0);

  @TempDir
  private Path directory;

  @Test
  void everyFileIsWholeOrAbsentWhicheverWriteFails() throws Exception {
    for (int fault = 1; fault <= MORE_WRITES_THAN_A_RUN_MAKES; fault++) {
      RunDirectory run = RunDirectory.create(directory, "20260101-000000-%04d".formatted(fault));
      FullDisk disk = new FullDisk(fault);
      boolean failed = false;
      try {
        write(run, disk);
      } catch (IOException e) {
        failed = true;
        assertThat(e).hasMessageContaining("no space left");
      }
      assertThat(failed).isEqualTo(disk.met);
      assertThat(whole(run)).isEqualTo(disk.files);
      write(run, Disk.REAL);
      assertThat(whole(run)).isEqualTo(8);
      if (!disk.met) {
        assertThat(fault).isEqualTo(11); // Two, the journal's start and two rounds, five forms: each failed once.
        return;
      }
    }
    throw new AssertionError("a run makes more writes than expected");
  }

  private static void write(RunDirectory run, Disk disk) throws IOException {
    RunFiles files = new RunFiles(run, disk);
    files.begin(CONDITIONS, PLAN);
    Journal journal = new Journal(run.journal(), disk);
    Session session = Session.begin(journal, Instant.EPOCH);
    for (int round = session.forks().size(); round < 2; round++) {
      Session.keep(journal, List.of(fork(round)));
    }
    files.report(REPORT, List.of(), new PlainProgress(System.err, () -> 0));
  }

  /** How many files there are; each must be read by what reads it. */
  private static int whole(RunDirectory run) throws IOException, BadInputException {
    try (Stream<Path> listed = Files.list(run.path())) {
      List<Path> files = listed.toList();
      for (Path file : files) {
        read(run, file);
      }
      return files.size();
    }
  }

  private static void read(RunDirectory run, Path file) throws IOException, BadInputException {
    String text = Files.readString(file);
    switch (file.getFileName().toString()) {
      case "conditions.txt" -> assertThat(Conditions.parse(text)).isEqualTo(CONDITIONS);
      case "plan.json" -> assertThat(Plans.parse("plan", text, WORKLOADS)).isEqualTo(PLAN);
      case "journal.jsonl" -> assertThat(new Journal(run.journal(), Disk.REAL).read().damage())
          .hasSizeLessThanOrEqualTo(1);
      case "report.json" -> assertThat(Reports.read(file)).isEqualTo(REPORT);
      case "jmh.json" -> assertThat(text).isEqualTo(dev.backbench.json.JmhJson.toJson(REPORT));
      case "summary.md" -> assertThat(text).isEqualTo(dev.backbench.render.Markdown.of(REPORT));
      case "junit.xml" -> assertThat(text).isEqualTo(dev.backbench.render.JunitXml.of(REPORT));
      case "report.html" -> assertThat(text).isEqualTo(dev.backbench.render.Html.of(REPORT, List.of()));
      default -> throw new AssertionError("left behind: " + file);
    }
  }

  private static ForkResult fork(int round) {
    return new ForkResult(FakeServices.cell("java").id(), round, round, round, 1, Status.OK, Optional.empty(),
        new TreeMap<>(), List.of(), new TreeMap<>(), List.of(), List.of());
  }

  /** Fails one write. An append is torn, a whole file is not there: what {@link Disk} promises. */
  private static final class FullDisk implements Disk {
    private final int fault;
    private int writes;
    private int files;
    private boolean met;

    FullDisk(int fault) {
      this.fault = fault;
    }

    @Override
    public void write(Path file, byte[] content) throws IOException {
      if (fails()) {
        // The real disk's own way of failing: its temporary file cannot be made.
        Path blocked = file.resolveSibling("." + file.getFileName() + ".part");
        Files.createDirectory(blocked);
        try {
          Disk.REAL.write(file, content);
        } catch (IOException e) {
          throw new IOException(file + ": no space left on device", e);
        }
      }
      files += Files.exists(file) ? 0 : 1;
      Disk.REAL.write(file, content);
    }

    @Override
    public void append(Path file, byte[] content) throws IOException {
      files += Files.exists(file) ? 0 : 1;
      if (fails()) {
        Disk.REAL.append(file, Arrays.copyOf(content, content.length / 2));
        throw new IOException(file + ": no space left on device");
      }
      Disk.REAL.append(file, content);
    }

    private boolean fails() {
      met |= ++writes == fault;
      return writes == fault;
    }
  }
}
