package org.workerservice.validation;

import static org.workerservice.validation.TextForm.SINGLE_SPACED;

import java.util.List;
import java.util.Optional;
import org.workerservice.model.Address;
import org.workerservice.model.EmergencyContact;

/** Checks and normalises emergency contacts; not thread-safe. */
final class EmergencyContactCheck {
  private final Violations violations;
  private final TextCheck texts;
  private final AddressCheck addresses;
  private final TelecomCheck telecom;

  EmergencyContactCheck(
      Violations violations, TextCheck texts, AddressCheck addresses, TelecomCheck telecom) {
    this.violations = violations;
    this.texts = texts;
    this.addresses = addresses;
    this.telecom = telecom;
  }

  /**
   * Checks the contacts of a worker.
   *
   * @param workerRegion country of telephone numbers if the contact has no address with a country
   */
  List<EmergencyContact> check(List<EmergencyContact> contacts, String workerRegion) {
    List<EmergencyContact> normal =
        violations.each(
            "emergency_contacts",
            contacts,
            FieldLimits.LIST,
            (path, contact) -> check(path, contact, workerRegion));
    refuseSecondPrimary(normal);
    return normal;
  }

  private EmergencyContact check(String path, EmergencyContact contact, String workerRegion) {
    Optional<Address> address =
        contact.address().map(sent -> addresses.check(path + ".address", sent));
    String region = AddressCheck.region(address, workerRegion);
    return new EmergencyContact(
        texts.required(
            path + ".name",
            contact.name(),
            FieldLimits.TEXT,
            SINGLE_SPACED,
            "The name of an emergency contact is required."),
        texts.required(
            path + ".relationship",
            contact.relationship(),
            FieldLimits.RELATIONSHIP,
            SINGLE_SPACED,
            "The relationship of an emergency contact is required."),
        violations.each(
            path + ".telecom",
            contact.telecom(),
            FieldLimits.LIST,
            (telecomPath, point) -> telecom.check(telecomPath, point, region)),
        address,
        contact.isPrimary());
  }

  private void refuseSecondPrimary(List<EmergencyContact> contacts) {
    boolean seen = false;
    for (int index = 0; index < contacts.size() && !violations.full(); index++) {
      boolean primary = contacts.get(index).isPrimary();
      if (primary && seen) {
        violations.add(
            "emergency_contacts[" + index + "].is_primary",
            "duplicate",
            "Only one emergency contact can be primary.");
      }
      seen |= primary;
    }
  }
}
