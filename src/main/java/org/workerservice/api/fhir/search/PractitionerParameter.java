package org.workerservice.api.fhir.search;

import java.util.Arrays;
import java.util.Optional;
import org.workerservice.search.criteria.DateField;
import org.workerservice.search.criteria.MissingField;
import org.workerservice.search.criteria.TextField;
import org.workerservice.search.criteria.TokenField;

/** The search parameters of {@code Practitioner} that select workers. */
public enum PractitionerParameter {
  ID("_id", new Kind.Id()),
  LAST_UPDATED("_lastUpdated", new Kind.OfDate(DateField.LAST_UPDATED)),
  ACTIVE("active", new Kind.OfToken(TokenField.ACTIVE)),
  ADDRESS("address", new Kind.OfText(TextField.ADDRESS), MissingField.ADDRESS),
  ADDRESS_CITY("address-city", new Kind.OfText(TextField.CITY), MissingField.CITY),
  ADDRESS_COUNTRY("address-country", new Kind.OfText(TextField.COUNTRY), MissingField.COUNTRY),
  ADDRESS_POSTAL_CODE(
      "address-postalcode", new Kind.OfText(TextField.POSTAL_CODE), MissingField.POSTAL_CODE),
  ADDRESS_STATE("address-state", new Kind.OfText(TextField.STATE), MissingField.STATE),
  BIRTH_DATE("birthdate", new Kind.OfDate(DateField.BIRTH_DATE), MissingField.BIRTH_DATE),
  COMMUNICATION(
      "communication", new Kind.OfToken(TokenField.COMMUNICATION), MissingField.COMMUNICATION),
  DEATH_DATE("death-date", new Kind.OfDate(DateField.DEATH_DATE), MissingField.DEATH_DATE),
  DECEASED("deceased", new Kind.OfToken(TokenField.DECEASED)),
  EMAIL("email", new Kind.OfToken(TokenField.EMAIL), MissingField.EMAIL),
  FAMILY("family", new Kind.OfText(TextField.FAMILY), MissingField.FAMILY),
  GENDER("gender", new Kind.OfToken(TokenField.GENDER)),
  GIVEN("given", new Kind.OfText(TextField.GIVEN), MissingField.GIVEN),
  IDENTIFIER("identifier", new Kind.OfToken(TokenField.IDENTIFIER), MissingField.IDENTIFIER),
  NAME("name", new Kind.OfText(TextField.NAME)),
  PHONE("phone", new Kind.OfToken(TokenField.PHONE), MissingField.PHONE),
  PHONETIC("phonetic", new Kind.Sound()),
  QUALIFICATION_CODE("qualification-code", new Kind.OfToken(TokenField.QUALIFICATION_CODE)),
  QUALIFICATION_PERIOD("qualification-period", new Kind.OfDate(DateField.QUALIFICATION_PERIOD)),
  TELECOM("telecom", new Kind.OfToken(TokenField.TELECOM), MissingField.TELECOM);

  private final String code;
  private final Kind kind;
  private final Optional<MissingField> missing;

  /** What the values of a parameter are. */
  sealed interface Kind {
    /** Ids of resources. */
    record Id() implements Kind {}

    /** Texts. */
    record OfText(TextField field) implements Kind {}

    /** Texts that sound alike. */
    record Sound() implements Kind {}

    /** Codes, with or without their system. */
    record OfToken(TokenField field) implements Kind {}

    /** Dates with a prefix. */
    record OfDate(DateField field) implements Kind {}
  }

  PractitionerParameter(String code, Kind kind) {
    this.code = code;
    this.kind = kind;
    this.missing = Optional.empty();
  }

  PractitionerParameter(String code, Kind kind, MissingField missing) {
    this.code = code;
    this.kind = kind;
    this.missing = Optional.of(missing);
  }

  /** Returns its name in FHIR. */
  public String code() {
    return code;
  }

  Kind kind() {
    return kind;
  }

  /** Returns what a worker lacks that lacks this value; empty if every worker has one. */
  Optional<MissingField> missing() {
    return missing;
  }

  /** Finds a parameter by its name in FHIR. */
  public static Optional<PractitionerParameter> find(String code) {
    return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
  }
}
