package org.workerservice.persistence.worker.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;
import org.workerservice.support.CapturedLog;

class GuardedListenerTest {
  private static final String SECRET = "Ottilie Quillfeather";

  private static final CommitListener BROKEN =
      new CommitListener() {
        @Override
        public void committed(WriteItem item, WriteOutcome.Written outcome) {
          committed(0);
        }

        @Override
        public void committed(long sequence) {
          throw new IllegalStateException("No letters in " + SECRET);
        }
      };

  @Test
  void shouldNotFailACommittedWriteWhenTheListenerThrows() {
    try (CapturedLog log = CapturedLog.open()) {
      assertThatCode(() -> new GuardedListener(BROKEN).committed(7)).doesNotThrowAnyException();

      assertThat(log.texts()).anyMatch(text -> text.contains("IllegalStateException"));
      assertThat(log.texts()).noneMatch(text -> text.contains(SECRET));
    }
  }
}
