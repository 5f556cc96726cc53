package org.workerservice.validation;

import static org.workerservice.validation.TextForm.TRIMMED;

import java.util.Optional;
import org.workerservice.identifiers.MissingWords;
import org.workerservice.model.ContactPoint;

/** Checks and normalises contact points; not thread-safe. */
final class TelecomCheck {
  private final Violations violations;
  private final TextCheck texts;
  private final Intake intake;

  TelecomCheck(Violations violations, TextCheck texts, Intake intake) {
    this.violations = violations;
    this.texts = texts;
    this.intake = intake;
  }

  /**
   * Checks a contact point; telephone numbers without a country are parsed as numbers of the
   * region.
   */
  ContactPoint check(String path, ContactPoint contact, String region) {
    String field = path + ".value";
    String value =
        texts.required(field, contact.value(), FieldLimits.TEXT, TRIMMED, "The value is required.");
    boolean refused = violations.concern(field);
    Optional<String> original =
        texts.optional(path + ".original", contact.original(), FieldLimits.TEXT, TRIMMED);
    if (refused) {
      return contact;
    }
    String normal =
        switch (contact.system()) {
          case PHONE, FAX, SMS -> TelephoneNumbers.normalise(value, region);
          case EMAIL -> mail(field, value);
          case PAGER, URL, OTHER -> value;
        };
    return new ContactPoint(
        contact.system(), normal, contact.useType(), original(original, value, normal));
  }

  /**
   * Keeps the original of the first source: in later round trips the value is already normalised.
   */
  private static Optional<String> original(Optional<String> original, String value, String normal) {
    return original.or(() -> Optional.of(value)).filter(sent -> !sent.equals(normal));
  }

  private String mail(String field, String value) {
    Optional<String> address = MailAddresses.normalise(value);
    if (address.isEmpty()) {
      refuse(field, value);
    }
    return address.orElse(value);
  }

  /** An import drops it later: see {@link PlaceholderValues}. */
  private void refuse(String field, String value) {
    switch (intake) {
      case API, FHIR -> {
        if (MissingWords.matches(value)) {
          violations.add(field, "placeholder", "Leave out the e-mail address if there is none.");
        } else {
          violations.add(
              field, "invalid_format", "An e-mail address must have the form name@domain.");
        }
      }
      case IMPORT -> {}
    }
  }
}
