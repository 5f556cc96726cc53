package org.workerservice.intake.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PartitionWorkTest {
  private static final int SIZE = 10;

  private final PartitionWork work = new PartitionWork();

  private void read(long... offsets) {
    for (long offset : offsets) {
      work.add(offset, SIZE);
    }
  }

  @Test
  void shouldNotCommitPastAnUnfinishedRecord() {
    read(5, 6, 9);
    work.finish(6);
    work.finish(9);
    assertThat(work.toCommit()).hasValue(5);

    work.finish(5);
    assertThat(work.toCommit()).hasValue(10);
  }

  @Test
  void shouldCommitAnOffsetOnce() {
    read(5);
    work.finish(5);
    work.committed(6);

    assertThat(work.toCommit()).isEmpty();
  }

  @Test
  void shouldNeverCommitAnAbandonedRecord() {
    read(5, 6, 7);
    work.finish(5);
    work.abandon(6);
    work.finish(7);

    assertThat(work.toCommit()).hasValue(6);
    assertThat(work.isRevoked()).isTrue();
  }

  @Test
  void shouldCountWhatIsNotFinished() throws InterruptedException {
    read(5, 6);
    work.finish(5);
    assertThat(work.pending()).isEqualTo(1);
    assertThat(work.bytes()).isEqualTo(SIZE);

    work.awaitIdle(Duration.ofMillis(1));
    assertThat(work.pending()).isEqualTo(1);
    work.finish(6);
    work.awaitIdle(Duration.ofHours(1));
    assertThat(work.bytes()).isZero();
  }
}
