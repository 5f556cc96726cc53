package org.workerservice.matching.score;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.workerservice.model.Coded;

/**
 * How well two records agree in one criterion; the levels of each criterion are in order, best
 * first.
 *
 * <p>The codes are part of stored models: never rename them.
 */
public enum ComparisonLevel implements Coded {
  FAMILY_NAME_EQUAL(Criterion.FAMILY_NAME, 1.0, "family names are equal"),
  FAMILY_NAME_TYPING_ERROR(Criterion.FAMILY_NAME, 0.9, "family names differ by a typing error"),
  FAMILY_NAME_PART(Criterion.FAMILY_NAME, 0.85, "family names share a word"),
  FAMILY_NAME_EXCHANGED(Criterion.FAMILY_NAME, 0.85, "family and given names are exchanged"),
  FAMILY_NAME_NEAR(Criterion.FAMILY_NAME, 0.8, "family names sound or look alike"),
  FAMILY_NAME_SIMILAR(Criterion.FAMILY_NAME, 0.5, "family names are somewhat similar"),
  FAMILY_NAME_DIFFERENT(Criterion.FAMILY_NAME, 0.0, "family names differ"),

  GIVEN_NAME_EQUAL(Criterion.GIVEN_NAME, 1.0, "given names are equal"),
  GIVEN_NAME_NICKNAME(Criterion.GIVEN_NAME, 0.95, "given names are a nickname pair"),
  GIVEN_NAME_TYPING_ERROR(Criterion.GIVEN_NAME, 0.9, "given names differ by a typing error"),
  GIVEN_NAME_EXCHANGED(Criterion.GIVEN_NAME, 0.85, "given and family names are exchanged"),
  GIVEN_NAME_OTHER_POSITION(
      Criterion.GIVEN_NAME, 0.8, "a given name of one is a further given name of the other"),
  GIVEN_NAME_NEAR(Criterion.GIVEN_NAME, 0.8, "given names sound or look alike"),
  GIVEN_NAME_INITIAL(Criterion.GIVEN_NAME, 0.7, "given names agree in an initial"),
  GIVEN_NAME_SIMILAR(Criterion.GIVEN_NAME, 0.5, "given names are somewhat similar"),
  GIVEN_NAME_DIFFERENT(Criterion.GIVEN_NAME, 0.0, "given names differ"),

  MIDDLE_NAME_EQUAL(Criterion.MIDDLE_NAME, 1.0, "further given names are equal"),
  MIDDLE_NAME_SIMILAR(Criterion.MIDDLE_NAME, 0.8, "further given names are similar"),
  MIDDLE_NAME_PART(
      Criterion.MIDDLE_NAME, 0.75, "some further given names are equal and others differ"),
  MIDDLE_NAME_INITIAL(Criterion.MIDDLE_NAME, 0.7, "further given names agree in an initial"),
  MIDDLE_NAME_DIFFERENT(Criterion.MIDDLE_NAME, 0.0, "further given names differ"),

  BIRTH_DATE_EQUAL(Criterion.BIRTH_DATE, 1.0, "birth dates are equal"),
  BIRTH_DATE_EXCHANGED(Criterion.BIRTH_DATE, 0.9, "day and month are exchanged"),
  BIRTH_DATE_NEAR(Criterion.BIRTH_DATE, 0.85, "birth dates differ by one error"),
  BIRTH_DATE_MONTH_KNOWN(
      Criterion.BIRTH_DATE,
      0.75,
      "year and month of birth are equal, and no more could be compared"),
  BIRTH_DATE_YEAR_KNOWN(
      Criterion.BIRTH_DATE, 0.7, "years of birth are equal, and no more could be compared"),
  BIRTH_DATE_YEAR_ONLY(
      Criterion.BIRTH_DATE, 0.7, "years are equal and 1 January may mean only the year"),
  BIRTH_DATE_CLOSE(
      Criterion.BIRTH_DATE, 0.65, "day, month and year of birth are each equal or nearly equal"),
  BIRTH_DATE_TWO_PARTS(Criterion.BIRTH_DATE, 0.6, "two of day, month and year of birth are equal"),
  BIRTH_DATE_ROUGH(
      Criterion.BIRTH_DATE,
      0.6,
      "day, month and year of birth are each near, or differ in two digits in all"),
  BIRTH_DATE_PART_NEAR(
      Criterion.BIRTH_DATE, 0.6, "the known parts of the birth dates differ by one error"),
  BIRTH_DATE_YEAR(Criterion.BIRTH_DATE, 0.3, "only the years of birth are equal"),
  BIRTH_DATE_DIFFERENT(Criterion.BIRTH_DATE, 0.0, "birth dates differ"),

  GENDER_EQUAL(Criterion.GENDER, 1.0, "genders are equal"),
  GENDER_DIFFERENT(Criterion.GENDER, 0.0, "genders differ"),

  STREET_EQUAL(Criterion.STREET, 1.0, "street and number are equal"),
  STREET_NEAR(Criterion.STREET, 0.9, "street and number differ only by a typing error"),
  STREET_NAME(Criterion.STREET, 0.6, "the street agrees, but the number does not"),
  STREET_DIFFERENT(Criterion.STREET, 0.0, "streets differ"),

  POSTAL_CODE_EQUAL(Criterion.POSTAL_CODE, 1.0, "postal codes are equal"),
  POSTAL_CODE_NEAR(Criterion.POSTAL_CODE, 0.8, "postal codes differ by a typing error"),
  POSTAL_CODE_REGION(Criterion.POSTAL_CODE, 0.5, "postal codes begin alike"),
  POSTAL_CODE_DIFFERENT(Criterion.POSTAL_CODE, 0.0, "postal codes differ"),

  CITY_EQUAL(Criterion.CITY, 1.0, "cities are equal"),
  CITY_NEAR(Criterion.CITY, 0.85, "cities are spelled alike"),
  CITY_DIFFERENT(Criterion.CITY, 0.0, "cities differ"),

  STATE_EQUAL(Criterion.STATE, 1.0, "states are equal"),
  STATE_DIFFERENT(Criterion.STATE, 0.0, "states differ"),

  IDENTIFIER_EQUAL(Criterion.IDENTIFIER, 1.0, "an identifier is equal"),
  IDENTIFIER_OTHER_SYSTEM(
      Criterion.IDENTIFIER, 0.95, "an identifier is equal, but its system is not"),
  IDENTIFIER_DIFFERENT(Criterion.IDENTIFIER, 0.0, "identifiers of the same kind differ"),

  TAX_ID_EQUAL(Criterion.TAX_ID, 1.0, "tax numbers are equal"),
  TAX_ID_DIFFERENT(Criterion.TAX_ID, 0.0, "tax numbers differ"),

  DOCUMENT_EQUAL(Criterion.DOCUMENT, 1.0, "a document is equal"),
  DOCUMENT_OTHER_COUNTRY(
      Criterion.DOCUMENT, 0.95, "a document number is equal, but its country is not"),
  DOCUMENT_DIFFERENT(Criterion.DOCUMENT, 0.0, "documents of the same kind differ"),

  PHONE_EQUAL(Criterion.PHONE, 1.0, "a telephone number is equal"),
  PHONE_NEAR(Criterion.PHONE, 0.85, "telephone numbers differ by a typing error"),
  PHONE_DIFFERENT(Criterion.PHONE, 0.0, "telephone numbers differ"),

  EMAIL_EQUAL(Criterion.EMAIL, 1.0, "an e-mail address is equal"),
  EMAIL_NEAR(Criterion.EMAIL, 0.9, "e-mail addresses differ by a typing error"),
  EMAIL_MAILBOX(Criterion.EMAIL, 0.8, "e-mail addresses differ only in the provider"),
  EMAIL_DIFFERENT(Criterion.EMAIL, 0.0, "e-mail addresses differ"),

  ORGANIZATION_EQUAL(Criterion.ORGANIZATION, 1.0, "the managing organisation is equal"),
  ORGANIZATION_DIFFERENT(Criterion.ORGANIZATION, 0.0, "managing organisations differ"),

  OCCUPATION_EQUAL(Criterion.OCCUPATION, 1.0, "occupation and credentials agree"),
  OCCUPATION_PART(Criterion.OCCUPATION, 0.6, "occupation and credentials agree in part"),
  OCCUPATION_DIFFERENT(Criterion.OCCUPATION, 0.0, "occupation and credentials differ");

  /** The number of levels. */
  public static final int COUNT = values().length;

  private final String code = name().toLowerCase(Locale.ROOT);
  private final Criterion criterion;
  private final double agreement;
  private final String sentence;

  ComparisonLevel(Criterion criterion, double agreement, String sentence) {
    this.criterion = criterion;
    this.agreement = agreement;
    this.sentence = sentence;
  }

  @Override
  public String code() {
    return code;
  }

  /** Returns the criterion that the level belongs to. */
  public Criterion criterion() {
    return criterion;
  }

  /** Returns how far the records agree, from 0 to 1, independent of its weight as evidence. */
  public double agreement() {
    return agreement;
  }

  /** Returns one clause in plain words; never a value of the records. */
  public String sentence() {
    return sentence;
  }

  /** Returns the levels of a criterion, the best first. */
  public static List<ComparisonLevel> of(Criterion criterion) {
    return Arrays.stream(values()).filter(level -> level.criterion == criterion).toList();
  }
}
