package org.workerservice.matching.feature;

import java.util.Optional;
import org.workerservice.matching.text.Claims;
import org.workerservice.matching.text.IssuingCountry;
import org.workerservice.matching.text.Numbers;
import org.workerservice.model.IdentityDocument;

/**
 * A document as hashes.
 *
 * @param series its type; of a certificate all that tells it from others
 * @param number type and number
 * @param country two-letter code or empty
 * @param claim the claim, 0 when it makes none
 */
public record DocumentFeatures(int series, long number, String country, long claim) {
  /** Returns the features of a document whose number can be evidence. */
  static Optional<DocumentFeatures> of(IdentityDocument document, Hashes hashes) {
    return Numbers.usable(document.number())
        .flatMap(
            number -> series(document, number).map(series -> of(document, series, number, hashes)));
  }

  private static DocumentFeatures of(
      IdentityDocument document, String series, String number, Hashes hashes) {
    return new DocumentFeatures(
        series.hashCode(),
        hashes.of("document", series, number),
        IssuingCountry.code(document.issuingCountry()),
        Claims.of(document).map(hashes::of).orElse(Hashes.NONE));
  }

  /**
   * Certificates of one body are counted by it: without it a number says nothing, and a person has
   * several, so that each is a series of its own.
   */
  private static Optional<String> series(IdentityDocument document, String number) {
    String type = document.documentType().code();
    return document.documentType().isNumberedByIssuer()
        ? Claims.issuer(document).map(issuer -> String.join("\u001f", type, issuer, number))
        : Optional.of(type);
  }
}
