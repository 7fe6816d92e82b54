package dev.backbench.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PageCacheTest {
  @TempDir
  private Path root;

  @Test
  void dropsPagesOfFilesAndNothingElse() throws IOException {
    SystemFiles files = new RecordedFiles(root).with("proc/sys/vm/drop_caches", "0").files();
    PageCache cache = new PageCache(files);
    assertThat(cache.refusal()).isEmpty();
    cache.drop();
    assertThat(files.text("proc/sys/vm/drop_caches")).contains("1");
  }

  @Test
  void withoutThePermissionItSaysWhatItTakes() {
    assertThat(new PageCache(new SystemFiles(root)).refusal())
        .contains("page cache: expected /proc/sys/vm/drop_caches to be writable, it is not. Run as root.");
  }
}
