package dev.backbench.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Every write of the coordinator goes through here, so that a test can fail any one of them. */
public interface Disk {
  /** The real one. */
  Disk REAL = new Real();

  /**
   * Writes a file whole or not at all: a temporary file beside it, forced to the device, renamed.
   *
   * @throws IOException with the file's name when any step fails; an older version of the file is then untouched
   */
  void write(Path file, byte[] content) throws IOException;

  /**
   * Appends and forces to the device. A crash may leave a torn tail.
   *
   * @throws IOException with the file's name
   */
  void append(Path file, byte[] content) throws IOException;

  /** The file system of the machine. */
  final class Real implements Disk {
    private Real() {}

    @Override
    public void write(Path file, byte[] content) throws IOException {
      Path temporary = file.resolveSibling("." + file.getFileName() + ".part");
      try {
        try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
          writeAll(channel, content);
        }
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException e) {
        Files.deleteIfExists(temporary);
        throw new IOException("%s: could not be written (%s). Is the disk full or read-only?".formatted(file, e), e);
      }
    }

    @Override
    public void append(Path file, byte[] content) throws IOException {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
          StandardOpenOption.APPEND)) {
        writeAll(channel, content);
      } catch (IOException e) {
        throw new IOException("%s: could not be appended to (%s). Is the disk full or read-only?".formatted(file, e),
            e);
      }
    }

    private static void writeAll(FileChannel channel, byte[] content) throws IOException {
      ByteBuffer buffer = ByteBuffer.wrap(content);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
  }
}
