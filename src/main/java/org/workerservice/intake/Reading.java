package org.workerservice.intake;

import java.util.List;
import java.util.Optional;
import org.workerservice.validation.Violation;

/** What a record was read as. */
public sealed interface Reading {
  /** A command. */
  record Readable(Command command) implements Reading {}

  /**
   * Not a command.
   *
   * @param message a sentence for people, without personal data
   * @param commandId as far as it can be read
   */
  record Refused(
      Refusal reason,
      String message,
      List<Violation> violations,
      Optional<String> commandId,
      Optional<String> correlationId)
      implements Reading {
    /** Makes a defensive copy of the list. */
    public Refused {
      violations = List.copyOf(violations);
    }
  }
}
