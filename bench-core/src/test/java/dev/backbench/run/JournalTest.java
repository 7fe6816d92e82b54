package dev.backbench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JournalTest {
  private static final List<String> RECORDS = List.of("{\"a\":1}", "{\"b\":\"ü\"}", "{\"c\":[]}");

  @TempDir
  private Path directory;
  private Path file;
  private Journal journal;

  @BeforeEach
  void create() throws IOException {
    file = directory.resolve("journal.jsonl");
    journal = new Journal(file, Disk.REAL);
    journal.append(RECORDS);
  }

  @Test
  void readsWhatItWrote() throws IOException {
    assertThat(journal.read().records()).isEqualTo(RECORDS);
    assertThat(journal.read().damage()).isEmpty();
  }

  @Test
  void isEmptyBeforeTheFirstRecord() throws IOException {
    assertThat(new Journal(directory.resolve("none"), Disk.REAL).read().records()).isEmpty();
  }

  @Test
  void survivesATornTailAtEveryByte() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      List<String> records = journal.read().records();
      assertThat(records).isEqualTo(RECORDS.subList(0, records.size()));
      journal.append(List.of("{\"d\":4}"));
      assertThat(journal.read().records()).hasSize(records.size() + 1).last().isEqualTo("{\"d\":4}");
    }
  }

  @Test
  void losesOnlyTheRecordThatWasDamagedAtAnyByte() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    for (int i = 0; i < whole.length; i++) {
      byte[] damaged = whole.clone();
      damaged[i] ^= 0x04;
      Files.write(file, damaged);
      Journal.Content content = journal.read();
      // A damaged line break joins or splits lines, so up to two records are gone; none is ever wrong.
      assertThat(content.records()).hasSizeBetween(1, 2).allMatch(RECORDS::contains);
      assertThat(content.damage()).isNotEmpty();
    }
  }

  @Test
  void refusesALineBreakInARecord() {
    assertThatThrownBy(() -> journal.append(List.of("a\nb"))).isInstanceOf(IllegalArgumentException.class);
  }
}
