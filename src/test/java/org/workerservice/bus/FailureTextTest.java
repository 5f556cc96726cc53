package org.workerservice.bus;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.pgclient.PgException;
import org.junit.jupiter.api.Test;
import org.workerservice.encryption.EncryptionException;

class FailureTextTest {
  @Test
  void shouldDescribeAFailureWithoutMessagesOfLibraries() {
    Throwable failure =
        new EncryptionException(
            "A stored value cannot be decrypted with these keys.",
            new IllegalArgumentException("078-05-1120"));

    assertThat(FailureText.of(failure))
        .startsWith("EncryptionException: A stored value cannot be decrypted with these keys.")
        .contains("java.lang.IllegalArgumentException at org.workerservice.bus.FailureTextTest")
        .doesNotContain("078");
  }

  @Test
  void shouldNameTheCauseOfAnOutage() {
    Throwable failure =
        new ServiceUnavailable(
            ServiceUnavailable.Reason.DATABASE,
            "The database is not available. Retry later.",
            new PgException("no space left", "ERROR", "53100", ""));

    assertThat(FailureText.of(failure)).contains("ServiceUnavailable", "SQLSTATE 53100");
  }

  @Test
  void shouldNameTheDatabaseErrorButNotTheRow() {
    Throwable failure =
        new PgException("duplicate key", "ERROR", "23505", "Key (value)=(078-05-1120) exists.");

    assertThat(FailureText.of(failure)).contains("SQLSTATE 23505").doesNotContain("078", "Key");
  }
}
