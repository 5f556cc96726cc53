package org.workerservice.identifiers;

import java.text.Normalizer;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Recognises the words that people type into a field whose value they do not know, in English and
 * the larger European languages. Pure.
 */
public final class MissingWords {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  /** Letters and digits only, in capitals, without marks. */
  private static final Set<String> WORDS =
      Set.of(
          "ABSENT",
          "APPLIEDFOR",
          "AUCUN",
          "AUCUNE",
          "BLANK",
          "DECLINED",
          "DESCONOCIDA",
          "DESCONOCIDO",
          "DESCONHECIDO",
          "DONOTKNOW",
          "DONTKNOW",
          "EMPTY",
          "INCONNU",
          "INCONNUE",
          "INVALID",
          "KEINANGABE",
          "KEINE",
          "KEINEANGABE",
          "MISSING",
          "NA",
          "NAN",
          "NAO",
          "NAOINFORMADO",
          "NESSUNO",
          "NIL",
          "NINGUNO",
          "NO",
          "NOANSWER",
          "NODATA",
          "NONE",
          "NONEGIVEN",
          "NONEPROVIDED",
          "NONRENSEIGNE",
          "NOTAPPLICABLE",
          "NOTAVAILABLE",
          "NOTGIVEN",
          "NOTKNOWN",
          "NOTPROVIDED",
          "NOTRECORDED",
          "NOTSPECIFIED",
          "NOTSTATED",
          "NULL",
          "NVT",
          "ONBEKEND",
          "OTHER",
          "PENDING",
          "REFUSED",
          "SCONOSCIUTO",
          "SINDATOS",
          "TBA",
          "TBC",
          "TBD",
          "TEMP",
          "TEMPORARY",
          "TOBECONFIRMED",
          "UNAVAILABLE",
          "UNBEKANNT",
          "UNDEFINED",
          "UNK",
          "UNKNOWN",
          "UNSPECIFIED",
          "WITHHELD");

  private static final int MIN_PLACE_LENGTH = 4;

  private MissingWords() {}

  /**
   * Returns whether the text means that the value is missing: such a word in any letter case and
   * with any punctuation, or no letter and digit at all. Never throws; null counts as missing.
   */
  public static boolean matches(String text) {
    return text == null || matchesCompact(compact(text));
  }

  /**
   * As {@link #matches}, for a part of an address: words of two or three letters may be the code of
   * a state or province (NA is Naples, NO is Novara).
   */
  public static boolean matchesPlace(String text) {
    boolean word = text.codePoints().allMatch(Character::isLetter);
    return (!word || text.length() >= MIN_PLACE_LENGTH) && matches(text);
  }

  /** As {@link #matches}, for a text that {@link #compact} returned. */
  static boolean matchesCompact(String compact) {
    return compact.isEmpty() || WORDS.contains(compact);
  }

  /** Returns the letters and digits of a text, in capitals and without marks. */
  static String compact(String text) {
    String plain = isAscii(text) ? text : withoutMarks(text);
    StringBuilder compact = new StringBuilder(plain.length());
    for (int at = 0; at < plain.length(); at += Character.charCount(plain.codePointAt(at))) {
      int character = plain.codePointAt(at);
      if (Character.isLetterOrDigit(character)) {
        compact.appendCodePoint(Character.toUpperCase(character));
      }
    }
    return compact.toString();
  }

  /** A loop, because every part of every address passes here. */
  private static boolean isAscii(String text) {
    for (int at = 0; at < text.length(); at++) {
      if (text.charAt(at) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  private static String withoutMarks(String text) {
    return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
  }
}
