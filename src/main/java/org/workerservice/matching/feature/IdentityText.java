package org.workerservice.matching.feature;

import java.text.Normalizer;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.workerservice.model.Address;
import org.workerservice.model.Coded;
import org.workerservice.model.ContactPoint;
import org.workerservice.model.ContactPointSystem;
import org.workerservice.model.Gender;
import org.workerservice.model.HumanName;
import org.workerservice.model.Identifier;
import org.workerservice.model.IdentifierType;
import org.workerservice.model.IdentityDocument;
import org.workerservice.model.PartialDate;
import org.workerservice.model.Worker;

/**
 * Writes a part of a record as one text that is the same for all spellings of one content: case,
 * marks, punctuation and the order of lists make no difference. It uses nothing that changes with
 * the matching of the program. Pure.
 */
final class IdentityText {
  private static final String BETWEEN = "\u001f";

  private IdentityText() {}

  /** Returns the text; empty if the record does not have the part. */
  static String of(Worker worker, IdentityPart part) {
    return switch (part) {
      case NAME ->
          set(
              Stream.concat(Stream.of(worker.name()), worker.additionalNames().stream())
                  .map(IdentityText::name));
      case BIRTH_DATE -> worker.birthDate().map(PartialDate::toString).orElse("");
      case GENDER -> worker.gender() == Gender.UNKNOWN ? "" : worker.gender().code();
      case ADDRESS -> set(worker.addresses().stream().map(IdentityText::address));
      case IDENTIFIER ->
          set(
              worker.identifiers().stream()
                  .filter(one -> one.identifierType() != IdentifierType.TAX)
                  .map(IdentityText::identifier));
      case TAX_ID ->
          set(
              Stream.concat(
                  worker.taxId().stream().map(IdentityText::number),
                  worker.identifiers().stream()
                      .filter(one -> one.identifierType() == IdentifierType.TAX)
                      .map(one -> number(one.value()))));
      case DOCUMENT -> set(worker.documents().stream().map(IdentityText::document));
      case PHONE -> contacts(worker, false);
      case EMAIL -> contacts(worker, true);
    };
  }

  private static String set(Stream<String> texts) {
    return texts
        .filter(text -> !text.isEmpty())
        .distinct()
        .sorted()
        .collect(Collectors.joining("\n"));
  }

  private static String name(HumanName name) {
    String parts =
        joined(
            words(name.family()),
            words(String.join(" ", name.given())),
            words(String.join(" ", name.suffix())));
    return parts.isEmpty() ? words(name.text().orElse("")) : parts;
  }

  private static String address(Address address) {
    return joined(
        words(address.line1().orElse("")),
        words(address.line2().orElse("")),
        words(address.city().orElse("")),
        words(address.state().orElse("")),
        number(address.postalCode().orElse("")),
        words(address.country().orElse("")));
  }

  private static String identifier(Identifier one) {
    return numbered(one.identifierType(), one.system(), one.value());
  }

  private static String document(IdentityDocument one) {
    return numbered(one.documentType(), one.issuingCountry().orElse(""), one.number());
  }

  private static String numbered(Coded type, String scope, String value) {
    String number = number(value);
    return number.isEmpty() ? "" : type.code() + BETWEEN + scope + BETWEEN + number;
  }

  private static String contacts(Worker worker, boolean isEmail) {
    return set(
        worker.telecom().stream()
            .filter(one -> (one.system() == ContactPointSystem.EMAIL) == isEmail)
            .map(ContactPoint::value)
            .map(value -> isEmail ? value.strip().toLowerCase(Locale.ROOT) : number(value)));
  }

  private static String joined(String... parts) {
    String joined = String.join(BETWEEN, parts);
    return joined.length() == parts.length - 1 ? "" : joined;
  }

  private static String number(String value) {
    return words(value).replace(" ", "");
  }

  /** Keeps letters and digits in lower case, with one space between words. */
  private static String words(String text) {
    String plain = decomposed(text);
    StringBuilder words = new StringBuilder(plain.length());
    boolean apart = false;
    for (int at = 0, point; at < plain.length(); at += Character.charCount(point)) {
      point = plain.codePointAt(at);
      if (Character.isLetterOrDigit(point)) {
        if (apart && !words.isEmpty()) {
          words.append(' ');
        }
        words.appendCodePoint(Character.toLowerCase(point));
        apart = false;
      } else {
        apart |= !isPartOfWord(point);
      }
    }
    return words.toString();
  }

  private static String decomposed(String text) {
    return isAscii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKD);
  }

  /** A loop, because every part of every record passes here. */
  private static boolean isAscii(String text) {
    for (int at = 0; at < text.length(); at++) {
      if (text.charAt(at) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPartOfWord(int point) {
    return point == '\''
        || point == '\u2019'
        || Character.getType(point) == Character.NON_SPACING_MARK;
  }
}
