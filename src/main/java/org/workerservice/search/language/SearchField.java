package org.workerservice.search.language;

import static org.workerservice.search.language.SearchField.Form.CODE;
import static org.workerservice.search.language.SearchField.Form.DIGITS;
import static org.workerservice.search.language.SearchField.Form.EXACT;
import static org.workerservice.search.language.SearchField.Form.HASHED;
import static org.workerservice.search.language.SearchField.Form.TEXT;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The fields that a query can name, as in {@code city:Leeds}. */
public enum SearchField {
  /** The query names no field. */
  ANY(TEXT),
  NAME(TEXT),
  FAMILY(TEXT),
  GIVEN(TEXT),
  CITY(TEXT),
  STATE(TEXT),
  POSTAL_CODE(CODE),
  COUNTRY(EXACT),
  BIRTH_DATE(EXACT),
  BIRTH_YEAR(EXACT),
  GENDER(EXACT),
  WORKER_TYPE(EXACT),
  EMPLOYMENT_STATUS(EXACT),
  ACTIVE(EXACT),
  IDENTIFIER(CODE),
  MRN(CODE),
  NPI(CODE),
  LICENSE(CODE),
  EMPLOYEE(CODE),
  ODS(CODE),
  OTHER(CODE),
  ISSUER(TEXT),
  ORGANIZATION(TEXT),
  ORGANIZATION_ID(EXACT),
  PHONE(DIGITS),
  EMAIL(EXACT),
  URL(EXACT),
  ID(EXACT),
  SSN(HASHED),
  DL(HASHED),
  DEA(HASHED),
  TAX_ID(HASHED),
  DOCUMENT(HASHED);

  /** How the values of a field are compared. */
  public enum Form {
    /** Word by word, without regard to case and diacritics. */
    TEXT,
    /** As a whole, letters and digits only. */
    CODE,
    /** By its digits. */
    DIGITS,
    /** As a whole, without regard to case. */
    EXACT,
    /** As a whole, by a keyed hash in the database; the index never has such values. */
    HASHED
  }

  private final String code = name().toLowerCase(Locale.ROOT);
  private final Form form;

  SearchField(Form form) {
    this.form = form;
  }

  /** Returns the name in queries and in the index. */
  public String code() {
    return code;
  }

  /** Returns how values are compared. */
  public Form form() {
    return form;
  }

  /**
   * Whether readers of masked records cannot search this field: otherwise they could guess the
   * masked value by trying.
   */
  public boolean hiddenFromMaskedReaders() {
    return switch (this) {
      case POSTAL_CODE, STATE, BIRTH_DATE, PHONE, EMAIL -> true;
      default -> form == HASHED;
    };
  }

  /** Finds a field by its name, in any case. */
  public static Optional<SearchField> find(String name) {
    String wanted = name.toLowerCase(Locale.ROOT);
    return NAMED.stream().filter(field -> field.code.equals(wanted)).findFirst();
  }

  /** Returns the names of all fields, for a hint. */
  public static String names() {
    return NAMED.stream().map(SearchField::code).collect(Collectors.joining(", "));
  }

  private static final List<SearchField> NAMED =
      Arrays.stream(values()).filter(field -> field != ANY).toList();
}
