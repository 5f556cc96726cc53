package org.workerservice.generate.register;

import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;
import org.workerservice.generate.Chance;
import org.workerservice.generate.Tables;
import org.workerservice.generate.Weighted;
import org.workerservice.model.Gender;

/**
 * The names of a culture: a few common ones, many that are rare, and family names that almost no
 * other person has.
 */
final class CultureNames {
  private static final int SCALE = 1_000_000;

  /** Softens the head of the distribution: the second name is not half as common as the first. */
  private static final int FAMILY_SHIFT = 2;

  private static final int GIVEN_SHIFT = 5;
  private static final String VOWELS = "aeiouyаеиоуыэюяіїєё";

  private final Culture culture;
  private final Chance chance;
  private final List<String> families;
  private final Weighted<String> family;
  private final Map<Gender, Weighted<String>> genderToGiven;

  CultureNames(Culture culture, Chance chance) {
    this.culture = culture;
    this.chance = chance;
    List<CSVRecord> rows = Tables.rows(culture.table());
    families = ofKind(rows, "family");
    family = ranked(families, FAMILY_SHIFT);
    genderToGiven =
        Map.of(
            Gender.FEMALE, ranked(ofKind(rows, "female"), GIVEN_SHIFT),
            Gender.MALE, ranked(ofKind(rows, "male"), GIVEN_SHIFT));
  }

  private static List<String> ofKind(List<CSVRecord> rows, String kind) {
    return rows.stream()
        .filter(row -> row.get("kind").equals(kind))
        .map(row -> row.get("name"))
        .toList();
  }

  private static Weighted<String> ranked(List<String> names, int shift) {
    return new Weighted<>(names, name -> SCALE / (names.indexOf(name) + 1 + shift));
  }

  String given(Gender gender) {
    return genderToGiven.get(gender).draw(chance);
  }

  /** Returns a family name in its masculine form, where a culture has two. */
  String family() {
    return chance.happens(culture.rareFamilyNames()) ? rare() : family.draw(chance);
  }

  /** Joins the beginning of a name with the end of another. */
  private String rare() {
    String one = chance.oneOf(families);
    String other = chance.oneOf(families);
    String made = one.substring(0, border(one)) + other.substring(border(other));
    return made.length() < 4 || made.length() > 14 ? one : made;
  }

  /** Returns where the last consonants before the second vowel begin. */
  private static int border(String name) {
    int vowels = 0;
    for (int i = 0; i < name.length(); i++) {
      if (VOWELS.indexOf(Character.toLowerCase(name.charAt(i))) >= 0 && ++vowels == 2) {
        return Math.max(1, i - 1);
      }
    }
    return name.length() / 2;
  }

  /** Returns the form of a Slavic family name that people of this gender use. */
  static String inflected(String family, Gender gender) {
    if (gender != Gender.FEMALE) {
      return family;
    }
    for (String[] ending : FEMININE) {
      if (family.endsWith(ending[0])) {
        return family.substring(0, family.length() - ending[0].length()) + ending[1];
      }
    }
    return family;
  }

  private static final String[][] FEMININE = {
    {"ський", "ська"},
    {"цький", "цька"},
    {"ский", "ская"},
    {"ski", "ska"},
    {"cki", "cka"},
    {"dzki", "dzka"},
    {"ов", "ова"},
    {"ев", "ева"},
    {"ёв", "ёва"},
    {"ин", "ина"},
    {"їн", "їна"},
    {"ий", "а"},
    {"ый", "ая"}
  };
}
