package org.workerservice.matching;

import java.util.Optional;
import org.workerservice.model.IdentityDocument;

/**
 * A document as hashes.
 *
 * @param series its type, and the issuer of one that many bodies issue; not secret
 * @param number type and number
 * @param country two-letter code or empty
 * @param claim the claim, 0 when it makes none
 */
record DocumentFeatures(int series, long number, String country, long claim) {
  /** Who issues a certificate belongs to its number: others count from 1, too. */
  private static String series(IdentityDocument document) {
    return switch (document.documentType()) {
      case PROFESSIONAL_CREDENTIAL, CERTIFICATE, OTHER ->
          document.documentType().code() + '\u001f' + NameText.tokens(issuer(document));
      case PASSPORT,
          BIRTH_CERTIFICATE,
          NATIONAL_ID,
          DRIVERS_LICENSE,
          VOTER_ID,
          MILITARY_ID,
          RESIDENCE_PERMIT,
          WORK_PERMIT ->
          document.documentType().code();
    };
  }

  private static String issuer(IdentityDocument document) {
    return document.issuingAuthority().orElse("");
  }

  static Optional<DocumentFeatures> of(IdentityDocument document, Hashes hashes) {
    String type = series(document);
    return Numbers.usable(document.number())
        .map(
            number ->
                new DocumentFeatures(
                    type.hashCode(),
                    hashes.of("document", type, number),
                    Countries.code(document.issuingCountry()),
                    Claims.of(document).map(hashes::of).orElse(Hashes.NONE)));
  }
}
