package org.workerservice.privacy;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.workerservice.json.Json;
import org.workerservice.model.Address;
import org.workerservice.model.ContactPoint;
import org.workerservice.model.EmergencyContact;
import org.workerservice.model.Identifier;
import org.workerservice.model.Organization;
import org.workerservice.model.Role;
import org.workerservice.model.Worker;

/**
 * The view of a worker for readers who may not see sensitive values; safe for use by any thread if
 * the predicate is.
 *
 * <p>Masked are sensitive identifiers, {@code tax_id}, document numbers, telephone and fax numbers,
 * e-mail addresses, home addresses but for city and country, the birth date but for its year, and
 * names, telecom and addresses of emergency contacts.
 */
public final class Masking {
  /**
   * The fields of a worker that readers of masked records do not see, or not in full, and that are
   * therefore compared for them as far as {@link #visible} shows them.
   */
  public static final List<String> HIDDEN_FIELDS = VisibleFields.HIDDEN;

  private final Predicate<Identifier> isSensitive;

  /**
   * Makes a masking.
   *
   * @param isNationalIdentifier recognises national person identifiers, usually by their system
   */
  public Masking(Predicate<Identifier> isNationalIdentifier) {
    isSensitive = new SensitiveIdentifiers(isNationalIdentifier);
  }

  /** Whether a reader of these roles sees masked records only. */
  public static boolean appliesTo(Set<Role> roles) {
    return roles.stream().allMatch(role -> role == Role.READ_ONLY);
  }

  /**
   * Returns a text with its letters and digits replaced by {@code *}, one for each code point;
   * punctuation stays. The last four code points stay readable when there are at least eight.
   */
  public static String maskText(String value) {
    return TextMask.mask(value);
  }

  /**
   * Returns the masked worker without a birth date: a year alone is no date. {@link #maskedJson}
   * shows the year.
   */
  public Worker mask(Worker worker) {
    return maskedExceptBirthDate(worker).toBuilder().birthDate(null).build();
  }

  /** Returns the JSON form of the masked worker; {@code birth_date} is the year. */
  public ObjectNode maskedJson(Worker worker) {
    ObjectNode json = Json.MAPPER.valueToTree(maskedExceptBirthDate(worker));
    worker.birthDate().ifPresent(date -> json.put("birth_date", String.valueOf(date.getYear())));
    return json;
  }

  /**
   * Returns the content of the masked worker as a JSON object, without what the database keeps
   * beside it and without empty lists and texts; {@code birth_date} is the year.
   */
  public String maskedContent(Worker worker) {
    Worker masked = maskedExceptBirthDate(worker).toBuilder().birthDate(null).build();
    return content(
        new Content(masked, worker.birthDate().map(date -> String.valueOf(date.getYear()))));
  }

  private record Content(@JsonUnwrapped Worker worker, Optional<String> birthDate) {}

  /** Returns the JSON form of the organisation with its sensitive identifiers masked. */
  public ObjectNode maskedJson(Organization organization) {
    return Json.MAPPER.valueToTree(masked(organization));
  }

  /** As {@link #maskedContent(Worker)}. */
  public String maskedContent(Organization organization) {
    return content(masked(organization));
  }

  private Organization masked(Organization organization) {
    return SensitiveFields.transform(organization, isSensitive, TextMask::mask);
  }

  private static String content(Object masked) {
    try {
      return Json.CONTENT.writeValueAsString(masked);
    } catch (JsonProcessingException error) {
      // The cause is left out: its message may quote the record.
      throw new IllegalStateException("A masked record could not be written as JSON.");
    }
  }

  /**
   * Returns what readers of the masked worker see of it in full: nothing that is masked is left, so
   * that no comparison can depend on it. Of a birth date the year stays, as its 1 January; of a
   * home city and country. A worker that is visible already is returned as it is.
   */
  public Worker visible(Worker worker) {
    return VisibleFields.of(worker, isSensitive);
  }

  /** Returns the fields, in the order of the record, of which {@link #visible} leaves out some. */
  public List<String> hiddenFields(Worker worker) {
    return VisibleFields.hidden(worker, isSensitive);
  }

  /** Returns the worker with its sensitive values empty, as the search index sees it. */
  public Worker withoutSensitive(Worker worker) {
    return SensitiveFields.transform(worker, isSensitive, value -> "");
  }

  /** Returns the organisation without its sensitive identifiers. */
  public Organization withoutSensitive(Organization organization) {
    return organization.toBuilder()
        .identifiers(organization.identifiers().stream().filter(isSensitive.negate()).toList())
        .build();
  }

  private Worker maskedExceptBirthDate(Worker worker) {
    return SensitiveFields.transform(worker, isSensitive, TextMask::mask).toBuilder()
        .telecom(UnchangedLists.map(worker.telecom(), Masking::maskTelecom))
        .addresses(UnchangedLists.map(worker.addresses(), Masking::maskHome))
        .emergencyContacts(
            UnchangedLists.map(worker.emergencyContacts(), Masking::maskEmergencyContact))
        .build();
  }

  private static ContactPoint maskTelecom(ContactPoint contact) {
    return switch (contact.system()) {
      case PHONE, FAX, SMS, EMAIL ->
          new ContactPoint(
              contact.system(),
              TextMask.mask(contact.value()),
              contact.useType(),
              contact.original().map(TextMask::mask));
      case PAGER, URL, OTHER -> contact;
    };
  }

  private static Address maskHome(Address address) {
    return isHome(address) ? maskAddress(address) : address;
  }

  /** Sources that name no use mostly mean where somebody lives. */
  static boolean isHome(Address address) {
    if (address.useType().isEmpty()) {
      return true;
    }
    return switch (address.useType().get()) {
      case HOME -> true;
      case WORK, TEMP, OLD, BILLING -> false;
    };
  }

  private static Address maskAddress(Address address) {
    return new Address(
        address.useType(),
        mask(address.line1()),
        mask(address.line2()),
        address.city(),
        mask(address.state()),
        mask(address.postalCode()),
        address.country());
  }

  private static EmergencyContact maskEmergencyContact(EmergencyContact contact) {
    return new EmergencyContact(
        TextMask.mask(contact.name()),
        contact.relationship(),
        UnchangedLists.map(contact.telecom(), Masking::maskTelecom),
        contact.address().map(Masking::maskAddress),
        contact.isPrimary());
  }

  private static Optional<String> mask(Optional<String> text) {
    return text.map(TextMask::mask);
  }
}
