package org.workerservice.persistence.command;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.workerservice.bus.Address;
import org.workerservice.bus.ChangeCommand;
import org.workerservice.bus.Command;

/**
 * Reads or stores results of commands. The id of a command is unique within a tenant and subject.
 *
 * @param <R> the answer
 */
public sealed interface ResultCommand<R> extends Command<R> {
  /** The address of {@link ResultVerticle}. */
  Address<ResultCommand<?>> ADDRESS = new Address<>("persistence.results");

  /** Finds the result of a command. */
  record Find(UUID tenant, String subject, String commandId)
      implements ResultCommand<Optional<StoredResult>> {}

  /**
   * Stores results. The answer has what is stored after it, in the same order: the first result of
   * a command stays.
   *
   * @param results none with the id of another
   */
  record Remember(UUID tenant, String subject, List<StoredResult> results)
      implements ResultCommand<List<StoredResult>>, ChangeCommand<List<StoredResult>> {
    /** Copies the list. */
    public Remember {
      results = List.copyOf(results);
    }
  }
}
