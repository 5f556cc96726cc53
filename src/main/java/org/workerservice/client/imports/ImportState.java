package org.workerservice.client.imports;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.workerservice.client.file.Notes;
import org.workerservice.client.mapping.Entity;

/**
 * The state of an import: everything needed to continue it.
 *
 * @param importId identifies the import to the service
 * @param source what is imported, and how
 * @param chunkSize the original size, because the same chunks must be sent again
 * @param nextRow the first row that is not yet acknowledged; all earlier rows are
 * @param rejectedBytes the length of the file of rejected rows at that point
 * @param finished the SHA-256 of the whole file, once all of it was imported
 */
record ImportState(
    UUID importId,
    Source source,
    int chunkSize,
    long nextRow,
    long rejectedBytes,
    Tally tally,
    Notes notes,
    Optional<String> finished) {

  ImportState {
    Objects.requireNonNull(importId, "import_id");
    Objects.requireNonNull(tally, "tally");
    Objects.requireNonNull(notes, "notes");
  }

  /**
   * What must be unchanged for an import to continue.
   *
   * @param headChecksum SHA-256 of the first part of the file
   * @param mapping checksum of the mapping
   */
  record Source(
      String entity,
      String url,
      String format,
      long fileSize,
      String headChecksum,
      Optional<String> mapping,
      String onDuplicate) {

    /** Whether a repeated row finds its record by a key or code, instead of creating another. */
    boolean mayRepeat() {
      return entity.equals(Entity.ORGANIZATIONS.name())
          || onDuplicate.equals(OnDuplicate.UPDATE.code())
          || onDuplicate.equals(OnDuplicate.LINK.code());
    }
  }

  static ImportState fresh(UUID importId, Source source, int chunkSize) {
    return new ImportState(
        importId, source, chunkSize, 1, 0, Tally.NONE, Notes.NONE, Optional.empty());
  }

  ImportState after(Chunk chunk, ChunkOutcome outcome, long newRejectedBytes) {
    return new ImportState(
        importId,
        source,
        chunkSize,
        chunk.nextRow(),
        newRejectedBytes,
        tally.plus(outcome.tally()),
        notes.plus(chunk.notes()),
        finished);
  }

  ImportState finishedWith(String fileChecksum) {
    return new ImportState(
        importId,
        source,
        chunkSize,
        nextRow,
        rejectedBytes,
        tally,
        notes,
        Optional.of(fileChecksum));
  }
}
