package org.workerservice.flow.assignment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.workerservice.json.Json;
import org.workerservice.model.IdentityDocument;
import org.workerservice.persistence.assignment.TimelineEntry;
import org.workerservice.persistence.assignment.TimelineEntry.Place;
import org.workerservice.persistence.assignment.TimelineEntry.Range;

/**
 * A page of the timeline of a worker.
 *
 * @param next where the page ends; empty on the last page
 */
public record Timeline(List<TimelineEntry> entries, Optional<Place> next) {
  /** Copies the list. */
  public Timeline {
    entries = List.copyOf(entries);
  }

  /**
   * Merges the entries of documents into a page of the others.
   *
   * @param others in the order of the range, up to one more than its limit
   * @param number shows the number of a document
   */
  static Timeline of(
      List<TimelineEntry> others,
      List<IdentityDocument> documents,
      UnaryOperator<String> number,
      Range range) {
    List<TimelineEntry> all =
        Stream.concat(
                others.stream(),
                ofDocuments(documents, number).stream()
                    .filter(entry -> range.includes(entry.place())))
            .sorted(Comparator.comparing(TimelineEntry::place, range.order()))
            .toList();
    if (all.size() <= range.limit()) {
      return new Timeline(all, Optional.empty());
    }
    List<TimelineEntry> shown = all.subList(0, range.limit());
    return new Timeline(shown, Optional.of(shown.getLast().place()));
  }

  private static List<TimelineEntry> ofDocuments(
      List<IdentityDocument> documents, UnaryOperator<String> number) {
    List<TimelineEntry> entries = new ArrayList<>();
    for (int index = 0; index < documents.size(); index++) {
      IdentityDocument document = documents.get(index);
      ObjectNode detail = detail(document, number);
      String key = "document-" + index;
      document
          .issueDate()
          .ifPresent(day -> entries.add(entry(day, key + "-issued", "document_issued", detail)));
      document
          .expiryDate()
          .ifPresent(day -> entries.add(entry(day, key + "-expires", "document_expires", detail)));
    }
    return entries;
  }

  private static TimelineEntry entry(LocalDate day, String key, String type, ObjectNode detail) {
    return new TimelineEntry(
        new Place(day.atStartOfDay(ZoneOffset.UTC).toInstant(), key), true, type, detail);
  }

  private static ObjectNode detail(IdentityDocument document, UnaryOperator<String> number) {
    ObjectNode detail =
        Json.MAPPER
            .createObjectNode()
            .put("document_type", document.documentType().code())
            .put("number", number.apply(document.number()));
    document.issuingAuthority().ifPresent(name -> detail.put("issuing_authority", name));
    document.issuingCountry().ifPresent(country -> detail.put("issuing_country", country));
    return detail;
  }
}
