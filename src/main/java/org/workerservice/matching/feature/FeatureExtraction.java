package org.workerservice.matching.feature;

import java.util.List;
import java.util.Optional;
import org.workerservice.matching.text.BirthDates;
import org.workerservice.matching.text.Claims;
import org.workerservice.model.Worker;

/** Extracts the features of a record, within fixed limits. */
final class FeatureExtraction {
  static final int MAX_IDENTIFIERS = 24;
  static final int MAX_DOCUMENTS = 12;

  private FeatureExtraction() {}

  static MatchFeatures of(RecordParts record, Hashes hashes, KeyPrints keys) {
    Worker worker = record.worker();
    Optional<String> taxNumber = record.taxNumber();
    return new MatchFeatures(
        record.names().stream().map(NameFeatures::of).toList(),
        worker.birthDate().map(BirthDates::pack).orElse(BirthDates.MISSING),
        worker.gender(),
        record.addresses(),
        worker.identifiers().stream()
            .limit(MAX_IDENTIFIERS)
            .map(identifier -> IdentifierFeatures.of(identifier, hashes))
            .flatMap(Optional::stream)
            .toList(),
        taxNumber.map(number -> hashes.of("tax", number)).orElse(Hashes.NONE),
        Claims.ofTaxId(worker).map(hashes::of).orElse(Hashes.NONE),
        worker.documents().stream()
            .limit(MAX_DOCUMENTS)
            .map(document -> DocumentFeatures.of(document, hashes))
            .flatMap(Optional::stream)
            .toList(),
        record.phones().stream().map(phone -> PhoneFeatures.of(phone, hashes)).toList(),
        record.emails().stream().map(email -> EmailFeatures.of(email, hashes)).toList(),
        EmploymentFeatures.of(worker, hashes),
        worker.multipleBirth().orElse(false),
        keys,
        LiteralFeatures.of(worker),
        List.of());
  }
}
