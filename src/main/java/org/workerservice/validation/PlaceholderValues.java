package org.workerservice.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.workerservice.identifiers.MissingWords;
import org.workerservice.model.Address;
import org.workerservice.model.Coding;
import org.workerservice.model.ContactPoint;
import org.workerservice.model.EmergencyContact;
import org.workerservice.model.Identifier;
import org.workerservice.model.IdentityDocument;
import org.workerservice.model.Worker;
import org.workerservice.model.organization.Organization;

/**
 * Drops the values of an imported record that mean "missing", such as N/A in a column for e-mail
 * addresses, and e-mail addresses that are none, each with a warning; not thread-safe.
 */
final class PlaceholderValues {
  private final Violations violations;

  PlaceholderValues(Violations violations) {
    this.violations = violations;
  }

  /**
   * Returns the record without its placeholders, except for {@link #addresses}; the same instance
   * if it has none.
   */
  Worker drop(Worker worker) {
    List<ContactPoint> telecom = contacts("telecom", worker.telecom());
    List<EmergencyContact> emergencyContacts = emergencyContacts(worker.emergencyContacts());
    List<Identifier> identifiers =
        without("identifiers", worker.identifiers(), Identifier::value, "value");
    List<IdentityDocument> documents =
        without("documents", worker.documents(), PlaceholderValues::number, "number");
    Optional<String> taxId = part("tax_id", worker.taxId(), MissingWords::matches);
    Optional<String> status = part("marital_status", worker.maritalStatus(), MissingWords::matches);
    boolean same =
        telecom == worker.telecom()
            && emergencyContacts.equals(worker.emergencyContacts())
            && identifiers == worker.identifiers()
            && documents == worker.documents()
            && taxId.equals(worker.taxId())
            && status.equals(worker.maritalStatus());
    return same
        ? worker
        : worker.toBuilder()
            .telecom(telecom)
            .emergencyContacts(emergencyContacts)
            .identifiers(identifiers)
            .documents(documents)
            .taxId(taxId.orElse(null))
            .maritalStatus(status.orElse(null))
            .build();
  }

  /** A credential that has a code needs no number. */
  private static String number(IdentityDocument document) {
    return document.number().isEmpty()
        ? document.code().map(Coding::code).orElse("")
        : document.number();
  }

  /** As {@link #drop(Worker)}. */
  Organization drop(Organization organization) {
    List<ContactPoint> telecom = contacts("telecom", organization.telecom());
    return telecom == organization.telecom()
        ? organization
        : organization.toBuilder().telecom(telecom).build();
  }

  private List<EmergencyContact> emergencyContacts(List<EmergencyContact> contacts) {
    return IntStream.range(0, contacts.size())
        .mapToObj(
            index -> {
              EmergencyContact contact = contacts.get(index);
              String path = "emergency_contacts[" + index + "].telecom";
              return new EmergencyContact(
                  contact.name(),
                  contact.relationship(),
                  contacts(path, contact.telecom()),
                  contact.address(),
                  contact.isPrimary());
            })
        .toList();
  }

  private List<ContactPoint> contacts(String path, List<ContactPoint> contacts) {
    List<ContactPoint> kept = new ArrayList<>(contacts.size());
    for (int index = 0; index < contacts.size(); index++) {
      ContactPoint contact = contacts.get(index);
      String field = path + "[" + index + "].value";
      if (MissingWords.matches(contact.value())) {
        warn(field);
      } else if (isUnreadableMail(contact)) {
        violations.warn(field, "invalid_format", "The value is no e-mail address; it was dropped.");
      } else {
        kept.add(contact);
      }
    }
    return kept.size() == contacts.size() ? contacts : kept;
  }

  private static boolean isUnreadableMail(ContactPoint contact) {
    return switch (contact.system()) {
      case EMAIL -> MailAddresses.normalise(contact.value()).isEmpty();
      case PHONE, FAX, SMS, PAGER, URL, OTHER -> false;
    };
  }

  private <T> List<T> without(
      String path, List<T> entries, Function<T, String> valueOf, String field) {
    if (entries.stream().map(valueOf).noneMatch(MissingWords::matches)) {
      return entries;
    }
    IntStream.range(0, entries.size())
        .filter(index -> MissingWords.matches(valueOf.apply(entries.get(index))))
        .forEach(index -> warn(path + "[" + index + "]." + field));
    return entries.stream().filter(entry -> !MissingWords.matches(valueOf.apply(entry))).toList();
  }

  /** Returns the addresses without placeholders, and without those of which nothing is left. */
  List<Address> addresses(List<Address> addresses) {
    List<Address> kept = new ArrayList<>(addresses.size());
    for (int index = 0; index < addresses.size(); index++) {
      String path = "addresses[" + index + "]";
      Address address = address(path + ".", addresses.get(index));
      if (hasPlace(path, address)) {
        kept.add(address);
      }
    }
    return kept.equals(addresses) ? addresses : kept;
  }

  private Address address(String path, Address address) {
    return new Address(
        address.useType(),
        place(path + "line1", address.line1()),
        place(path + "line2", address.line2()),
        place(path + "city", address.city()),
        place(path + "state", address.state()),
        place(path + "postal_code", address.postalCode()),
        address.country());
  }

  private boolean hasPlace(String path, Address address) {
    boolean place =
        address.line1().isPresent()
            || address.city().isPresent()
            || address.postalCode().isPresent()
            || address.country().isPresent();
    if (!place && (address.state().isPresent() || address.line2().isPresent())) {
      violations.warn(path, "required", "The address names no place without the values it lost.");
    }
    return place;
  }

  private Optional<String> place(String field, Optional<String> value) {
    return part(field, value, MissingWords::matchesPlace);
  }

  private Optional<String> part(
      String field, Optional<String> value, Predicate<String> isPlaceholder) {
    boolean dropped = value.filter(isPlaceholder).isPresent();
    if (dropped) {
      warn(field);
    }
    return dropped ? Optional.empty() : value;
  }

  private void warn(String field) {
    violations.warn(field, "placeholder", "The value means that there is none; it was dropped.");
  }
}
