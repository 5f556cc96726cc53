package org.workerservice.persistence.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.pgclient.PgException;
import org.junit.jupiter.api.Test;
import org.workerservice.bus.ServiceUnavailable;

class DatabaseFailuresTest {
  @Test
  void shouldKeepTheCauseOfAnOutageForTheLog() {
    PgException full = new PgException("no space left", "ERROR", "53100", "");

    Throwable told = DatabaseFailures.translate(full);

    assertThat(told).isInstanceOf(ServiceUnavailable.class).hasCause(full);
    assertThat(told.getMessage()).doesNotContain("no space left");
  }
}
