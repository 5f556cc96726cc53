package org.workerservice.intake;

import io.vertx.core.Future;
import java.util.Optional;
import java.util.UUID;

/** Where results and dead letters go. A future succeeds once the broker has stored the record. */
public interface Replies {
  /** Tells the result of a command. */
  Future<Void> result(Delivery delivery, UUID tenant, Result result);

  /** Hands over a record that is not a command, with its original bytes. */
  Future<Void> deadLetter(Delivery delivery, UUID tenant, DeadLetter letter);

  /**
   * A result.
   *
   * @param json the value
   */
  record Result(Optional<String> commandId, Optional<String> correlationId, String json) {}

  /**
   * Why a record is not a command.
   *
   * @param message a sentence for people, without personal data
   */
  record DeadLetter(Refusal reason, String message, Optional<String> commandId) {}
}
