package org.workerservice.matching.text;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.workerservice.identifiers.InternationalNumbers;
import org.workerservice.model.ContactPoint;
import org.workerservice.model.Worker;

/** The telephone numbers and e-mail addresses of a record in canonical form. */
public final class Contacts {
  /** The maximum number of contacts of one kind; more are ignored. */
  public static final int MAX_CONTACTS = 8;

  private static final int MAX_LENGTH = 256;
  private static final int LOCAL_DIGITS = 7;
  private static final String ASCENDING = "01234567890";
  private static final String DESCENDING = "09876543210";

  /** Directory assistance of any area, which films and forms use as an example. */
  private static final String EXAMPLE = "5551212";

  /** Providers that ignore dots and additions in a mailbox name. */
  private static final Set<String> GMAIL = Set.of("gmail.com", "googlemail.com");

  /** Mailboxes of an office and not of a person. */
  private static final Set<String> SHARED_MAILBOXES =
      Set.of(
          "admin",
          "administration",
          "billing",
          "contact",
          "enquiries",
          "frontdesk",
          "hello",
          "help",
          "hr",
          "info",
          "inquiries",
          "mail",
          "noreply",
          "no-reply",
          "office",
          "post",
          "reception",
          "sales",
          "secretary",
          "service",
          "support",
          "team",
          "webmaster");

  private Contacts() {}

  /**
   * Returns the digits of the telephone numbers, each once. A number that is not in E.164 could not
   * be read and is no evidence.
   */
  public static List<String> phones(Worker worker) {
    return worker.telecom().stream()
        .filter(Contacts::isPhone)
        .map(ContactPoint::value)
        .filter(InternationalNumbers::isInternational)
        .map(Contacts::digits)
        .filter(digits -> !digits.isEmpty())
        .filter(digits -> !isPlaceholder(digits))
        .distinct()
        .limit(MAX_CONTACTS)
        .toList();
  }

  /** Returns the e-mail addresses in lower case, each once. */
  public static List<String> emails(Worker worker) {
    return worker.telecom().stream()
        .filter(Contacts::isEmail)
        .map(ContactPoint::value)
        .map(Contacts::canonicalEmail)
        .flatMap(Optional::stream)
        .distinct()
        .limit(MAX_CONTACTS)
        .toList();
  }

  /** Returns why a contact is not compared; empty for one that is. */
  public static Optional<Unusable> unusable(ContactPoint contact) {
    return switch (contact.system()) {
      case PHONE, SMS -> unusablePhone(contact.value());
      case EMAIL -> unusableEmail(contact.value());
      case FAX, PAGER, URL, OTHER -> Optional.of(Unusable.NOT_COMPARED);
    };
  }

  private static Optional<Unusable> unusablePhone(String value) {
    if (!InternationalNumbers.isInternational(value)) {
      return Optional.of(Unusable.UNREADABLE_TELEPHONE);
    }
    return isPlaceholder(digits(value)) ? Optional.of(Unusable.PLACEHOLDER) : Optional.empty();
  }

  private static Optional<Unusable> unusableEmail(String value) {
    if (canonicalEmail(value).isPresent()) {
      return Optional.empty();
    }
    String address = value.strip().toLowerCase(Locale.ROOT);
    int at = address.indexOf('@');
    if (at <= 0 || at != address.lastIndexOf('@') || at == address.length() - 1) {
      return Optional.of(Unusable.UNREADABLE_ADDRESS);
    }
    return Optional.of(
        SHARED_MAILBOXES.contains(address.substring(0, at))
            ? Unusable.SHARED_MAILBOX
            : Unusable.PLACEHOLDER);
  }

  /**
   * Whether the number is one repeated digit or a run of digits, which people type to fill a
   * required field.
   */
  private static boolean isPlaceholder(String digits) {
    String local = digits.substring(Math.max(0, digits.length() - LOCAL_DIGITS));
    return local.chars().distinct().count() == 1
        || local.equals(EXAMPLE)
        || ASCENDING.contains(local)
        || DESCENDING.contains(local);
  }

  private static boolean isPhone(ContactPoint contact) {
    return switch (contact.system()) {
      case PHONE, SMS -> true;
      case FAX, EMAIL, PAGER, URL, OTHER -> false;
    };
  }

  private static boolean isEmail(ContactPoint contact) {
    return switch (contact.system()) {
      case EMAIL -> true;
      case PHONE, SMS, FAX, PAGER, URL, OTHER -> false;
    };
  }

  private static String digits(String value) {
    StringBuilder digits = new StringBuilder();
    value
        .chars()
        .limit(MAX_LENGTH)
        .filter(c -> c >= '0' && c <= '9')
        .forEach(c -> digits.append((char) c));
    return digits.toString();
  }

  private static Optional<String> canonicalEmail(String value) {
    String address = value.strip().toLowerCase(Locale.ROOT);
    int at = address.indexOf('@');
    boolean readable =
        at > 0
            && at == address.lastIndexOf('@')
            && at < address.length() - 1
            && address.length() <= MAX_LENGTH;
    return readable
            && !SHARED_MAILBOXES.contains(address.substring(0, at))
            && !PlaceholderMail.matches(address, at)
        ? Optional.of(delivered(address, at))
        : Optional.empty();
  }

  private static String delivered(String address, int at) {
    return GMAIL.contains(address.substring(at + 1)) ? mailbox(address) + "@gmail.com" : address;
  }

  /**
   * Returns the part before the at sign, without dots and additions: some providers ignore these,
   * and people keep the rest when they change their provider.
   */
  public static String mailbox(String address) {
    String name = address.substring(0, address.indexOf('@'));
    int addition = name.indexOf('+');
    String plain = (addition > 0 ? name.substring(0, addition) : name).replace(".", "");
    return plain.isEmpty() ? name : plain;
  }
}
