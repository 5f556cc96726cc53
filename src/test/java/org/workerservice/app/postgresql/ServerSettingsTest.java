package org.workerservice.app.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServerSettingsTest {
  private static final long MEBIBYTE = 1 << 20;

  @Test
  void shouldKeepTheLogOfASmallDiskSmall() {
    assertThat(ServerSettings.maxLogMegabytes(500 * MEBIBYTE)).isEqualTo(128);
    assertThat(ServerSettings.maxLogMegabytes(8_000 * MEBIBYTE)).isEqualTo(1_000);
    assertThat(ServerSettings.maxLogMegabytes(1_000_000 * MEBIBYTE)).isEqualTo(4_096);
    assertThat(ServerSettings.arguments(1234, 500 * MEBIBYTE)).contains("max_wal_size=128MB");
  }
}
