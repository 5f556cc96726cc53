package org.workerservice.app.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiskWatchTest {
  private static final long MEBIBYTE = 1 << 20;
  private static final long MARK = 100 * MEBIBYTE;

  @TempDir private Path directory;
  private long free = 1_000 * MEBIBYTE;
  private DiskReserve reserve;
  private DiskWatch watch;

  @BeforeEach
  void start() {
    reserve = new DiskReserve(directory.resolve("reserve"), () -> free);
    watch = new DiskWatch(() -> free, MARK, Optional.of(reserve));
  }

  @ParameterizedTest
  @CsvSource({
    "ROOMY, 100, ROOMY",
    "ROOMY,  99, LOW",
    "ROOMY,  24, FULL",
    "LOW,   149, LOW",
    "LOW,   150, ROOMY",
    "LOW,    24, FULL",
    "FULL,   49, FULL",
    "FULL,   50, LOW",
    "FULL,  150, ROOMY",
  })
  void shouldLeaveALevelOnlyWellAboveWhereItWasEntered(DiskLevel before, long now, DiskLevel then) {
    assertThat(before.next(now, 100)).isEqualTo(then);
  }

  @Test
  void shouldNeverBeLowWithoutAMark() {
    assertThat(DiskLevel.ROOMY.next(0, 0)).isEqualTo(DiskLevel.ROOMY);
  }

  @Test
  void shouldFollowTheDisk() {
    assertThat(levelAt(99)).isEqualTo(DiskLevel.LOW);
    assertThat(levelAt(120)).isEqualTo(DiskLevel.LOW);
    assertThat(levelAt(0)).isEqualTo(DiskLevel.FULL);
    assertThat(levelAt(400)).isEqualTo(DiskLevel.ROOMY);
    assertThat(watch.free()).isEqualTo(400 * MEBIBYTE);
  }

  @Test
  void shouldBuildItsReserveStepByStepOnlyWhereThereIsRoom() throws IOException {
    levelAt(157);
    assertThat(reserve.file()).doesNotExist();

    for (int step = 1; step <= 8; step++) {
      levelAt(158);
      assertThat(Files.size(reserve.file())).isEqualTo(step * 8 * MEBIBYTE);
    }
    levelAt(158);
    assertThat(Files.size(reserve.file())).isEqualTo(DiskReserve.SIZE);
  }

  @Test
  void shouldKeepWhatAStartNeedsUntilOneNeedsIt() throws IOException {
    fillReserve();

    levelAt(4);
    assertThat(Files.size(reserve.file())).isEqualTo(DiskReserve.SIZE);
    levelAt(0);
    assertThat(Files.size(reserve.file())).isEqualTo(DiskReserve.FOR_A_START);
    levelAt(0);
    assertThat(Files.size(reserve.file())).isEqualTo(DiskReserve.FOR_A_START);

    assertThat(reserve.giveAllIfShort()).isTrue();
    assertThat(reserve.file()).doesNotExist();
    assertThat(reserve.giveAllIfShort()).isFalse();
  }

  @Test
  void shouldGiveNothingToAStartThatHasRoom() throws IOException {
    fillReserve();
    free = 40 * MEBIBYTE;

    assertThat(reserve.giveAllIfShort()).isFalse();
    watch.prepareEnd();
    assertThat(reserve.file()).hasSize(DiskReserve.SIZE);

    free--;
    watch.prepareEnd();
    assertThat(reserve.file()).doesNotExist();
  }

  @Test
  void shouldKeepItsLevelWhileTheDiskDoesNotAnswer() {
    FreeSpace broken =
        () -> {
          throw new IOException("gone");
        };
    DiskWatch blind = new DiskWatch(broken, MARK, Optional.empty());

    blind.check();

    assertThat(blind.level()).isEqualTo(DiskLevel.ROOMY);
  }

  private void fillReserve() {
    for (int step = 0; step < 8; step++) {
      levelAt(900);
    }
    assertThat(reserve.file()).hasSize(DiskReserve.SIZE);
  }

  private DiskLevel levelAt(long mebibytes) {
    free = mebibytes * MEBIBYTE;
    watch.check();
    return watch.level();
  }
}
