package org.workerservice.matching;

import java.util.Optional;
import org.workerservice.model.IdentityDocument;

/**
 * A document as hashes.
 *
 * @param series its type; not secret
 * @param number type and number
 * @param country two-letter code or empty
 * @param claim the claim, 0 when it makes none
 */
record DocumentFeatures(int series, long number, String country, long claim) {
  static Optional<DocumentFeatures> of(IdentityDocument document, Hashes hashes) {
    String type = document.documentType().code();
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
