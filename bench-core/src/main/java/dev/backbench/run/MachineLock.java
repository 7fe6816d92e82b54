package dev.backbench.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.backbench.process.Coordinator;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * One measuring run per machine: two would disturb each other. The kernel holds the lock and drops it with the process,
 * so a stale lock cannot exist.
 */
public final class MachineLock implements AutoCloseable {
  private final FileChannel channel;
  private final FileLock lock;

  private MachineLock(FileChannel channel, FileLock lock) {
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * Takes the lock, if no other run has it.
   *
   * @param directory the system's temporary directory
   * @return empty when another run measures on this machine
   * @throws IOException when the lock file cannot be opened
   */
  public static Optional<MachineLock> take(Path directory) throws IOException {
    FileChannel channel = FileChannel.open(file(directory), StandardOpenOption.CREATE, StandardOpenOption.READ,
        StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(Coordinator.current().getBytes(UTF_8)));
        return Optional.of(new MachineLock(channel, lock));
      }
    } catch (OverlappingFileLockException heldByThisJvm) {
      // Falls through: the same answer as for another process.
    }
    channel.close();
    return Optional.empty();
  }

  /** The lock file in that directory; it says who holds it, as {@link Coordinator} writes it. */
  public static Path file(Path directory) {
    return directory.resolve("backbench.lock");
  }

  /** Gives the lock back. */
  @Override
  public void close() throws IOException {
    lock.release();
    channel.close();
  }
}
