package org.workerservice.flow.merge;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.workerservice.model.Gender;
import org.workerservice.model.Worker;
import org.workerservice.persistence.merge.StoredTransfer;
import org.workerservice.survivorship.Fields;
import org.workerservice.survivorship.Reversal.Unattributed;
import org.workerservice.survivorship.Transfer;

/** Converts transfers to and from the form in which they are stored. */
final class Transfers {
  private static final String REPLACED = "replaced";
  private static final String ADDED = "added";
  private static final String DROPPED = "dropped";
  private static final String UNATTRIBUTED = "unattributed";

  private Transfers() {}

  static StoredTransfer stored(Transfer transfer) {
    String field = transfer.field();
    return switch (transfer) {
      case Transfer.Replaced replaced ->
          new StoredTransfer(
              REPLACED, field, only(field, replaced.from()), only(field, replaced.to()));
      case Transfer.Added added ->
          new StoredTransfer(
              ADDED, field, Optional.empty(), only(field, Optional.of(added.element())));
      case Transfer.Dropped dropped ->
          new StoredTransfer(
              DROPPED, field, only(field, Optional.of(dropped.element())), Optional.empty());
    };
  }

  static StoredTransfer stored(Unattributed unattributed) {
    String field = unattributed.field();
    return new StoredTransfer(
        UNATTRIBUTED, field, only(field, unattributed.kept()), only(field, unattributed.other()));
  }

  static Transfer of(StoredTransfer stored) {
    return switch (stored.kind()) {
      case REPLACED ->
          new Transfer.Replaced(
              stored.field(),
              value(stored.field(), stored.from()),
              value(stored.field(), stored.to()));
      case ADDED ->
          new Transfer.Added(stored.field(), value(stored.field(), stored.to()).orElseThrow());
      case DROPPED ->
          new Transfer.Dropped(stored.field(), value(stored.field(), stored.from()).orElseThrow());
      case String unknown -> throw new IllegalStateException("Unknown transfer: " + unknown);
    };
  }

  /**
   * Returns, for each value that a merge took from the survivor, a record with this value and the
   * name of the survivor then: matching still finds the survivor by them.
   *
   * @param before the survivor before the merge
   */
  static Stream<Worker> lost(Worker before, List<StoredTransfer> transfers) {
    return transfers.stream()
        .flatMap(transfer -> transfer.from().stream())
        .map(
            from ->
                from.toBuilder()
                    .id(before.id().orElseThrow())
                    .name(from.name() == null ? before.name() : from.name())
                    .birthDate(from.birthDate().or(before::birthDate).orElse(null))
                    .gender(from.gender() == Gender.UNKNOWN ? before.gender() : from.gender())
                    .build());
  }

  private static Optional<Worker> only(String field, Optional<Object> value) {
    return value.map(one -> Fields.only(field, one));
  }

  private static Optional<Object> value(String field, Optional<Worker> only) {
    return only.map(worker -> Fields.single(field, worker));
  }
}
