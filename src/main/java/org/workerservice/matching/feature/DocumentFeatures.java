package org.workerservice.matching.feature;

import java.util.Optional;
import org.workerservice.matching.text.Claims;
import org.workerservice.matching.text.IssuingCountry;
import org.workerservice.matching.text.Numbers;
import org.workerservice.model.IdentityDocument;

/**
 * A document as hashes.
 *
 * @param series its type; for a certificate also the issuer and the number
 * @param number type and number
 * @param country two-letter code or empty
 * @param claim hash of the claim, 0 when there is none
 */
public record DocumentFeatures(int series, long number, String country, long claim) {
  /** Returns the features of a document, or nothing when its number cannot be evidence. */
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
   * Each issuing body numbers its own certificates: without the issuer a number says nothing. A
   * person has several certificates, so each one is its own series.
   */
  private static Optional<String> series(IdentityDocument document, String number) {
    String type = document.documentType().code();
    return document.documentType().isNumberedByIssuer()
        ? Claims.issuer(document).map(issuer -> String.join("\u001f", type, issuer, number))
        : Optional.of(type);
  }
}
