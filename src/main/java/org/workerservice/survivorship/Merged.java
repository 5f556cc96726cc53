package org.workerservice.survivorship;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.workerservice.model.Coded;
import org.workerservice.model.Worker;

/**
 * The result of merging one duplicate into a master.
 *
 * @param survivor the master with what it got from the duplicate
 * @param transfers what changed on the master
 * @param origins where each value of the survivor comes from
 * @param lost values of either record that the survivor does not have
 */
public record Merged(
    Worker survivor, List<Transfer> transfers, List<Origin> origins, List<Lost> lost) {
  /** Copies the lists. */
  public Merged {
    transfers = List.copyOf(transfers);
    origins = List.copyOf(origins);
    lost = List.copyOf(lost);
  }

  /**
   * Where a value comes from.
   *
   * @param path such as {@code birth_date} or {@code telecom[2]}
   * @param worker the record that had it
   * @param reason why it survived
   */
  public record Origin(String path, UUID worker, Reason reason) {}

  /**
   * A value that the survivor does not have.
   *
   * @param field the name in JSON
   * @param worker the record that had it
   */
  public record Lost(String field, UUID worker, Object value) {
    @Override
    public String toString() {
      return "Lost[" + field + "]";
    }
  }

  /** Why a value survived. */
  public enum Reason implements Coded {
    /** The other record has no value. */
    ONLY_VALUE,
    /** Both records have the same value. */
    SAME_VALUE,
    /** The caller chose it. */
    CHOSEN,
    /** A person set it, and a feed the other. */
    SET_BY_PERSON,
    /** The rule of the field. */
    RULE,
    /** Lists keep the elements of both records. */
    ELEMENT;

    @Override
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
