package dev.backbench.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbench.contract.Fixture;
import dev.backbench.plan.Plan;
import dev.backbench.plan.Profile;
import dev.backbench.result.Report;
import dev.backbench.result.Run.Stamp;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk that is full at the first, the second, the third write ... until a run meets no fault (the loop of SQLite's
 * tests): each time the run ends, the journal reads, and a second session completes it.
 */
final class FullDiskTest {
  private static final int MORE_WRITES_THAN_A_RUN_MAKES = 20;

  @TempDir
  private Path directory;

  @Test
  void aRunSurvivesAFullDiskAtEveryWrite() throws IOException {
    for (int fault = 1; fault <= MORE_WRITES_THAN_A_RUN_MAKES; fault++) {
      Path file = directory.resolve("journal-" + fault);
      FullDisk disk = new FullDisk(fault);
      boolean failed = false;
      try {
        run(file, disk);
      } catch (IOException e) {
        failed = true;
        assertThat(e).hasMessageContaining("no space left");
      }
      assertThat(failed).isEqualTo(disk.met);
      assertThat(new Journal(file, Disk.REAL).read().damage()).hasSizeLessThanOrEqualTo(1);
      Report report = run(file, Disk.REAL);
      assertThat(report.run().stamp()).isEqualTo(Stamp.ESTIMATE);
      assertThat(report.cells()).hasSize(2).allSatisfy(cell -> assertThat(cell.forks()).hasSize(3));
      if (!disk.met) {
        assertThat(fault).isGreaterThan(4); // A session's mark and three rounds were written, and each failed once.
        return;
      }
    }
    throw new AssertionError("a run makes more writes than expected");
  }

  private Report run(Path file, Disk disk) throws IOException {
    FakeForks forks = new FakeForks();
    Plan plan = TestPlans.plan(Profile.QUICK, Duration.ofHours(1), TestPlans.workload("w", List.of(), "a", "b"));
    Journal journal = new Journal(file, disk);
    Session session = Session.begin(journal, Instant.EPOCH);
    Bench bench = new Bench(plan.profile(), new Sources(forks, forks, forks, forks, forks),
        new Fixtures(List.<Fixture>of()),
        _ -> Optional.empty(), () -> _ -> Optional.empty(), () -> 0,
        RunClock.startingAt(session.offsetNanos(), forks), directory, Long.MAX_VALUE, () -> false,
        new SilentProgress());
    return new Runner("20260101-000000-0000", plan, journal, "test", false).run(session, bench, TreeMap::new);
  }

  /** Fails one write, after half of it reached the file. */
  private static final class FullDisk implements Disk {
    private final int fault;
    private int writes;
    private boolean met;

    FullDisk(int fault) {
      this.fault = fault;
    }

    @Override
    public void write(Path file, byte[] content) throws IOException {
      throw new AssertionError("the journal only appends");
    }

    @Override
    public void append(Path file, byte[] content) throws IOException {
      if (++writes == fault) {
        met = true;
        Disk.REAL.append(file, Arrays.copyOf(content, content.length / 2));
        throw new IOException(file + ": no space left on device");
      }
      Disk.REAL.append(file, content);
    }
  }
}
