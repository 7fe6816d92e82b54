package dev.backbench.cpu.etlaggregate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbench.contract.Fnv1a64;
import dev.backbench.contract.Kernel;
import dev.backbench.cpu.InputWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A digest is rows kept + sum of place x cents + user over the best users + sum of (day + 1) x seven days' sales. */
final class EtlAggregateKernelTest {
  @TempDir
  private Path directory;

  /** 2 x 300 = 600: 1 row, 1 x 600 + user 5, 1 x 600. */
  @Test
  void takesARow() throws IOException {
    assertThat(kernel(1, 1, "0,5,10,2,300,0\n").step()).isEqualTo(1 + 605 + 600);
  }

  @Test
  void leavesOutCancelledOrdersVouchersAndLostPrices() throws IOException {
    Kernel kernel = kernel(1, 1, "0,5,10,2,,0\n0,5,10,0,300,0\n0,5,9,2,300,0\n0,5,10,2,300,0\n");
    // One batch's digest; the country's digest, its only user, its only day; one price lost.
    long expected = new Fnv1a64().u64(1206).u64(1205).u8(1).u32(5).u64(600).u64(600).u32(1).u32(600).u32(1).value();
    assertThat(kernel.checksum()).isEqualTo(expected);
    assertThat(kernel.step()).isEqualTo(1206);
  }

  /** Users 7 and 3 spent 600 each in two and one orders: 3 comes first. The largest order had 600, of three. */
  @Test
  void groupsByCountryAndDayAndRanksUsers() throws IOException {
    long digest = 3 + (600 + 3 + 2 * 600 + 7) + 1200;
    long expected = new Fnv1a64().u64(digest).u64(digest - 3).u8(2).u32(3).u64(600).u32(7).u64(600)
        .u64(1200).u32(3).u32(600).u32(0).value();
    assertThat(kernel(1, 1, "0,7,10,1,400,0\n60,3,11,1,600,0\n86399,7,12,2,100,0\n").checksum()).isEqualTo(expected);
  }

  /** 100 on the first and on the eighth day: in any seven days there are 100, and 1 + 2 + ... + 8 = 36. */
  @Test
  void aWindowHasSevenDays() throws IOException {
    assertThat(kernel(1, 8, "0,0,10,1,100,0\n604800,0,10,1,100,0\n").step()).isEqualTo(2 + 200 + 3600);
  }

  /** The second batch adds to the first one's totals but reports on the other country: 3 rows, 1 x 500 + 2, 500. */
  @Test
  void batchesAddUpAndReportInTurn() throws IOException {
    Kernel kernel = kernel(2, 1, "0,1,10,1,100,0\n0,2,10,1,200,1\n", "0,2,10,1,300,1\n");
    assertThat(kernel.step()).isEqualTo(2 + 101 + 100);
    assertThat(kernel.step()).isEqualTo(3 + 502 + 500);
    assertThat(kernel.step()).as("afresh").isEqualTo(2 + 101 + 100);
  }

  private Kernel kernel(int countries, int days, String... batches) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    InputWriter writer = new InputWriter(out, EtlAggregateSource.MAGIC, batches.length).u32(countries).u32(days).u32(0);
    for (String batch : batches) {
      writer.u32(batch.length()).bytes(batch.getBytes(StandardCharsets.US_ASCII));
    }
    writer.flush();
    return new EtlAggregateSource().load(Files.write(directory.resolve("rows.bin"), out.toByteArray()));
  }
}
