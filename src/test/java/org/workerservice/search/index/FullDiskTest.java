package org.workerservice.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystemException;
import org.apache.lucene.store.AlreadyClosedException;
import org.junit.jupiter.api.Test;

class FullDiskTest {
  @Test
  void shouldDistinguishAFullDiskFromOtherFailures() {
    IOException full = new FileSystemException("_1.fdt", null, "No space left on device");

    assertThat(FullDisk.is(full)).isTrue();
    assertThat(FullDisk.is(new AlreadyClosedException("closed", full))).isTrue();
    assertThat(FullDisk.is(new IOException("Disk quota exceeded"))).isTrue();
    assertThat(FullDisk.is(new IOException())).isFalse();
    assertThat(FullDisk.is(new IOException("Input/output error"))).isFalse();
    assertThat(FullDisk.is(new IllegalStateException("No space left on device"))).isFalse();
  }
}
