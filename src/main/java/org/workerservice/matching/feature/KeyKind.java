package org.workerservice.matching.feature;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.workerservice.model.Coded;

/** The kind of a match key: the values that it combines. */
public enum KeyKind implements Coded {
  CLAIM("strong identifier", "number"),
  TAX("tax number", "number"),
  IDENTIFIER("identifier", "number"),
  DOCUMENT("document", "number"),
  MAILBOX("name of an e-mail address", "name before the at sign"),
  PHONE("telephone number", "number"),
  DATE(
      "birth date × initial or sound of a name, or × postal code or city",
      "birth date",
      "initial or sound of a name, or place"),
  PAIR(
      "sound of family name × sound of given name, or × its beginning or end where no birth date is"
          + " known",
      "sound of a name"),
  PLACE(
      "postal code or city × sound or outline of a name",
      "postal code or city",
      "sound or outline of a name"),
  YEAR("year of birth × sounds of common names", "year of birth", "sound of a name"),
  DAY("day and month of birth × sounds of common names", "day and month", "sound of a name"),
  BORN(
      "year, month or day of birth × sound of a name, where little else is known",
      "year, month or day",
      "sound of a name"),
  DOOR(
      "house number × sound of street × initial",
      "house number",
      "sound of the street",
      "initial of a name"),
  STREET(
      "sound of street × sound of a name, or × city, or its first letters × digits of the postal code,"
          + " or its end × outline of a name, where little else is known",
      "sound, first letters or end of the street",
      "sound or outline of a name, sound of the city, or digits of the postal code"),
  HOUSE(
      "house number × postal code, city, outline of a name or beginning of the street, where little"
          + " else is known",
      "house number",
      "postal code, city, outline of a name or beginning of the street"),
  OTHER("something else", "value");

  private final String code = name().toLowerCase(Locale.ROOT);
  private final String description;
  private final List<String> parts;

  KeyKind(String description, String... parts) {
    this.description = description;
    this.parts = List.of(parts);
  }

  @Override
  public String code() {
    return code;
  }

  /** Returns a description of its parts in plain words. */
  public String description() {
    return description;
  }

  /** Returns the name of a part of the key, counted from 0. */
  String part(int index) {
    return parts.get(Math.min(index, parts.size() - 1));
  }

  /** Whether many records have no such key, so that the lack of one says nothing. */
  boolean isOptional() {
    return switch (this) {
      case YEAR, DAY, BORN, STREET, HOUSE, OTHER -> true;
      case CLAIM, TAX, IDENTIFIER, DOCUMENT, MAILBOX, PHONE, DATE, PAIR, PLACE, DOOR -> false;
    };
  }

  /** Whether this kind has sorts of numbers, such as NPI; only keys of one sort can be equal. */
  boolean subdivided() {
    return switch (this) {
      case CLAIM, IDENTIFIER, DOCUMENT -> true;
      case TAX, MAILBOX, PHONE, DATE, PAIR, PLACE, YEAR, DAY, BORN, DOOR, STREET, HOUSE, OTHER ->
          false;
    };
  }

  /** Returns the kind of a key by its first word. */
  static KeyKind of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.code.equals(word)).findFirst().orElse(OTHER);
  }
}
