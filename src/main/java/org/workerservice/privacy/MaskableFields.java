package org.workerservice.privacy;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.workerservice.model.Address;
import org.workerservice.model.ContactPoint;
import org.workerservice.model.EmergencyContact;
import org.workerservice.model.Identifier;
import org.workerservice.model.Worker;

/**
 * The texts of a worker that are masked. Masking and the search for masked values both go through
 * here, so that neither knows a field that the other does not.
 */
final class MaskableFields {
  private final Predicate<Identifier> isSensitive;
  private final UnaryOperator<String> function;

  private MaskableFields(Predicate<Identifier> isSensitive, UnaryOperator<String> function) {
    this.isSensitive = isSensitive;
    this.function = function;
  }

  /** Returns the worker with a function applied to each of these texts. */
  static Worker transform(
      Worker worker, Predicate<Identifier> isSensitive, UnaryOperator<String> function) {
    return new MaskableFields(isSensitive, function).transform(worker);
  }

  private Worker transform(Worker worker) {
    return SensitiveFields.transform(worker, isSensitive, function).toBuilder()
        .telecom(UnchangedLists.map(worker.telecom(), this::telecom))
        .addresses(UnchangedLists.map(worker.addresses(), this::homeAddress))
        .emergencyContacts(UnchangedLists.map(worker.emergencyContacts(), this::emergencyContact))
        .build();
  }

  private ContactPoint telecom(ContactPoint contact) {
    return switch (contact.system()) {
      case PHONE, FAX, SMS, EMAIL ->
          new ContactPoint(
              contact.system(),
              function.apply(contact.value()),
              contact.useType(),
              contact.original().map(function));
      case PAGER, URL, OTHER -> contact;
    };
  }

  private Address homeAddress(Address address) {
    return isHome(address) ? address(address) : address;
  }

  /** An address without a use is usually a home address. */
  static boolean isHome(Address address) {
    if (address.useType().isEmpty()) {
      return true;
    }
    return switch (address.useType().get()) {
      case HOME -> true;
      case WORK, TEMP, OLD, BILLING -> false;
    };
  }

  private Address address(Address address) {
    return new Address(
        address.useType(),
        apply(address.line1()),
        apply(address.line2()),
        address.city(),
        apply(address.state()),
        apply(address.postalCode()),
        address.country());
  }

  private EmergencyContact emergencyContact(EmergencyContact contact) {
    return new EmergencyContact(
        function.apply(contact.name()),
        contact.relationship(),
        UnchangedLists.map(contact.telecom(), this::telecom),
        contact.address().map(this::address),
        contact.isPrimary());
  }

  private Optional<String> apply(Optional<String> text) {
    return text.map(function);
  }
}
