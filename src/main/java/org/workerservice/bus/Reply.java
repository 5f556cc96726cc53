package org.workerservice.bus;

import io.vertx.core.Future;

/** What an actor answers: a value, or the failure as it was thrown. */
sealed interface Reply {
  /** The command was carried out. */
  record Value(Object value) implements Reply {}

  /** The command failed. */
  record Failure(Throwable cause) implements Reply {}

  /** Returns the answer as a future; the bus checks by its types that the value is an R. */
  @SuppressWarnings("unchecked")
  default <R> Future<R> toFuture() {
    return switch (this) {
      case Value(Object value) -> Future.succeededFuture((R) value);
      case Failure(Throwable cause) -> Future.failedFuture(cause);
    };
  }
}
