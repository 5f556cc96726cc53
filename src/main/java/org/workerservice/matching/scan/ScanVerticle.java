package org.workerservice.matching.scan;

import io.vertx.core.Future;
import org.workerservice.bus.Mailbox;

/**
 * A scorer of stored records. Deployed on the worker pool {@code matching}, beside the scorers of
 * requests: a slice takes some milliseconds, so that requests get through in between.
 */
public final class ScanVerticle extends Mailbox<ScanCommand> {
  /** Listens at {@link ScanCommand#ADDRESS}. */
  public ScanVerticle() {
    super(ScanCommand.ADDRESS);
  }

  @Override
  protected Future<?> handle(ScanCommand command) {
    return switch (command) {
      case ScanCommand.Scan scan -> Future.succeededFuture(Scanner.scan(scan));
    };
  }
}
