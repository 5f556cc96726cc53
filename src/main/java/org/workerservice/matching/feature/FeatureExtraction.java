package org.workerservice.matching.feature;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.workerservice.matching.text.BirthDates;
import org.workerservice.matching.text.Claims;
import org.workerservice.matching.text.NameWords;
import org.workerservice.matching.text.Numbers;
import org.workerservice.model.HumanName;
import org.workerservice.model.Identifier;
import org.workerservice.model.IdentifierType;
import org.workerservice.model.Worker;

/** Extracts the features of a record, within fixed limits. */
final class FeatureExtraction {
  static final int MAX_NAMES = 8;
  static final int MAX_ADDRESSES = 6;
  static final int MAX_IDENTIFIERS = 24;
  static final int MAX_DOCUMENTS = 12;

  private FeatureExtraction() {}

  static MatchFeatures of(PreparedRecord record, Hashes hashes, KeyPrints keys) {
    Worker worker = record.worker();
    Optional<String> taxNumber = taxNumber(worker);
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
        LiteralFeatures.of(worker));
  }

  /** Returns the names that are not empty, the primary one first, each once. */
  static List<NameWords> names(Worker worker) {
    Stream<HumanName> all =
        Stream.concat(Stream.of(worker.name()), worker.additionalNames().stream());
    return all.limit(4L * MAX_NAMES)
        .map(NameWords::of)
        .filter(words -> !words.empty())
        .flatMap(words -> Stream.concat(Stream.of(words), words.inBasicLetters().stream()))
        .distinct()
        .limit(MAX_NAMES)
        .toList();
  }

  static List<AddressFeatures> addresses(Worker worker) {
    return worker.addresses().stream()
        .limit(MAX_ADDRESSES)
        .map(AddressFeatures::of)
        .filter(address -> !address.empty())
        .distinct()
        .toList();
  }

  /** Returns the tax number, or else the number of the first identifier of type TAX. */
  static Optional<String> taxNumber(Worker worker) {
    return worker
        .taxId()
        .flatMap(Numbers::usable)
        .or(
            () ->
                worker.identifiers().stream()
                    .filter(FeatureExtraction::isTax)
                    .findFirst()
                    .flatMap(Numbers::canonical));
  }

  private static boolean isTax(Identifier identifier) {
    return identifier.identifierType() == IdentifierType.TAX;
  }
}
