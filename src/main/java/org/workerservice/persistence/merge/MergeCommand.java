package org.workerservice.persistence.merge;

import java.util.UUID;
import org.workerservice.bus.Address;
import org.workerservice.bus.Command;

/**
 * A command about merges.
 *
 * @param <R> the answer
 */
public sealed interface MergeCommand<R> extends Command<R>
    permits MergeChange, ReversalChange, MergeQuery {
  /** The address of {@link MergeVerticle}. */
  Address<MergeCommand<?>> ADDRESS = new Address<>("persistence.merges");

  /** The tenant whose rows are visible. */
  UUID tenant();
}
