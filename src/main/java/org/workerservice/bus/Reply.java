package org.workerservice.bus;

import io.vertx.core.Future;

/** The reply of an actor: a value, or the failure that was thrown. */
sealed interface Reply {
  /** The command succeeded. */
  record Value(Object value) implements Reply {}

  /** The command failed. */
  record Failure(Throwable cause) implements Reply {}

  /** Returns the reply as a future; the types of the bus guarantee that the value is an R. */
  @SuppressWarnings("unchecked")
  default <R> Future<R> toFuture() {
    return switch (this) {
      case Value(Object value) -> Future.succeededFuture((R) value);
      case Failure(Throwable cause) -> Future.failedFuture(cause);
    };
  }
}
