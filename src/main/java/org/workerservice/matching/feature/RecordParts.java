package org.workerservice.matching.feature;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.workerservice.matching.text.Claim;
import org.workerservice.matching.text.Claims;
import org.workerservice.matching.text.Contacts;
import org.workerservice.matching.text.NameWords;
import org.workerservice.matching.text.Numbers;
import org.workerservice.model.Identifier;
import org.workerservice.model.IdentifierType;
import org.workerservice.model.Worker;

/**
 * The normalised parts of a record that both its keys and its features need, within fixed limits.
 * Holds personal data in plaintext.
 *
 * @param names the names that are not empty, the primary one first, each once
 * @param phones normalised telephone numbers
 * @param emails normalised e-mail addresses
 */
record RecordParts(
    Worker worker,
    List<NameWords> names,
    List<AddressFeatures> addresses,
    List<String> phones,
    List<String> emails,
    List<Claim> claims) {
  static final int MAX_NAMES = 8;
  static final int MAX_ADDRESSES = 6;

  static RecordParts of(Worker worker) {
    return new RecordParts(
        worker,
        names(worker),
        addresses(worker),
        Contacts.phones(worker),
        Contacts.emails(worker),
        Claims.of(worker));
  }

  /** Returns the tax number, or else the number of the first identifier of type TAX. */
  Optional<String> taxNumber() {
    return worker
        .taxId()
        .flatMap(Numbers::usable)
        .or(
            () ->
                worker.identifiers().stream()
                    .filter(RecordParts::isTax)
                    .findFirst()
                    .flatMap(Numbers::canonical));
  }

  private static List<NameWords> names(Worker worker) {
    NameWords main = NameWords.of(worker.name());
    Stream<NameWords> others =
        worker.additionalNames().stream().limit(4L * MAX_NAMES - 1).map(NameWords::of);
    return Stream.concat(Stream.of(main), others)
        .filter(words -> !words.empty())
        .map(words -> words.completedBy(main))
        .flatMap(words -> Stream.concat(Stream.of(words), words.inBasicLetters().stream()))
        .distinct()
        .limit(MAX_NAMES)
        .toList();
  }

  private static List<AddressFeatures> addresses(Worker worker) {
    return worker.addresses().stream()
        .limit(MAX_ADDRESSES)
        .map(AddressFeatures::of)
        .filter(address -> !address.empty())
        .distinct()
        .toList();
  }

  private static boolean isTax(Identifier identifier) {
    return identifier.identifierType() == IdentifierType.TAX;
  }

  @Override
  public String toString() {
    return "RecordParts[…]";
  }
}
