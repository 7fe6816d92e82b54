package dev.backbench.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * An append-only file of records, one JSON object a line: {@code {"crc32c":"1a2b3c4d","record":{...}}}.
 *
 * <p>Each line proves itself, so a torn tail or a flipped bit costs the records it touches and no other.
 */
public final class Journal {
  private static final String HEAD = "{\"crc32c\":\"";
  private static final String MIDDLE = "\",\"record\":";
  private static final int CRC_DIGITS = 8;

  private final Path file;
  private final Disk disk;

  /** Over that file, which need not exist yet. */
  public Journal(Path file, Disk disk) {
    this.file = file;
    this.disk = disk;
  }

  /**
   * Appends records together, on the device when this returns. When the file does not end with a line break, because
   * a crash tore it, the torn line is ended first.
   *
   * @param records JSON objects without line breaks
   * @throws IOException when the disk refuses
   */
  public void append(List<String> records) throws IOException {
    StringBuilder lines = new StringBuilder();
    if (torn()) {
      lines.append('\n');
    }
    for (String entry : records) {
      if (entry.indexOf('\n') >= 0 || entry.indexOf('\r') >= 0) {
        throw new IllegalArgumentException("journal record: expected no line break, got one");
      }
      lines.append(HEAD).append(crc(entry)).append(MIDDLE).append(entry).append("}\n");
    }
    disk.append(file, lines.toString().getBytes(UTF_8));
  }

  /**
   * Reads every whole record.
   *
   * @return the records in order, and a line for each damaged one; both empty when the file does not exist
   * @throws IOException when an existing file cannot be read
   */
  public Content read() throws IOException {
    List<String> records = new ArrayList<>();
    List<String> damage = new ArrayList<>();
    if (!Files.exists(file)) {
      return new Content(records, damage);
    }
    // Decoding replaces malformed bytes, which the checksum then refuses; it never throws.
    List<String> lines = new String(Files.readAllBytes(file), UTF_8).lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.isEmpty()) {
        continue;
      }
      Optional<String> entry = parse(line);
      if (entry.isPresent()) {
        records.add(entry.get());
      } else {
        damage
            .add("%s:%d: expected a record with a matching checksum, got %d damaged characters. Its forks are repeated."
                .formatted(file.getFileName(), i + 1, line.length()));
      }
    }
    return new Content(records, damage);
  }

  private static Optional<String> parse(String line) {
    int start = HEAD.length() + CRC_DIGITS + MIDDLE.length();
    if (line.length() <= start || !line.startsWith(HEAD) || !line.startsWith(MIDDLE, HEAD.length() + CRC_DIGITS)
        || !line.endsWith("}")) {
      return Optional.empty();
    }
    String entry = line.substring(start, line.length() - 1);
    return line.startsWith(crc(entry), HEAD.length()) ? Optional.of(entry) : Optional.empty();
  }

  private boolean torn() throws IOException {
    if (!Files.exists(file)) {
      return false;
    }
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      if (channel.size() == 0) {
        return false;
      }
      ByteBuffer last = ByteBuffer.allocate(1);
      channel.position(channel.size() - 1).read(last);
      return last.get(0) != '\n';
    }
  }

  private static String crc(String entry) {
    CRC32C crc = new CRC32C();
    crc.update(entry.getBytes(UTF_8));
    return "%08x".formatted(crc.getValue());
  }

  /**
   * What a journal holds.
   *
   * @param records whole records in file order
   * @param damage one message for each line that is none
   */
  public record Content(List<String> records, List<String> damage) {
    /** Copies the lists. */
    public Content {
      records = List.copyOf(records);
      damage = List.copyOf(damage);
    }
  }
}
