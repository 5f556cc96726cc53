package org.workerservice.matching.text;

import java.util.Arrays;

/**
 * One spelling for the ways in which other scripts are written in Latin letters: Yevhen, Ievhen and
 * Jewhen; Vasylenko and Wasylenko; Ruzhytskyi and Różycki. Only sounds are computed from it. Pure.
 */
public final class Romanisation {
  /** Longer groups first. Each pair is a group of letters and how it is written here. */
  private static final String[][] GROUPS = {
    {"shch", "s"},
    {"szcz", "s"},
    {"tsch", "c"},
    {"sch", "s"},
    {"iya", "a"},
    {"iia", "a"},
    {"ija", "a"},
    {"tch", "c"},
    {"kh", "h"},
    {"ch", "c"},
    {"cz", "c"},
    {"ck", "k"},
    {"sh", "s"},
    {"sz", "s"},
    {"zh", "z"},
    {"rz", "z"},
    {"ts", "c"},
    {"tz", "c"},
    {"ya", "a"},
    {"ia", "a"},
    {"ja", "a"},
    {"yu", "u"},
    {"iu", "u"},
    {"ju", "u"},
    {"ye", "e"},
    {"ie", "e"},
    {"je", "e"},
    {"yo", "o"},
    {"io", "o"},
    {"jo", "o"},
    {"x", "ks"},
    {"q", "k"},
    {"w", "v"},
    {"y", "i"},
    {"j", "i"}
  };

  private static final char FIRST = 'a';
  private static final char LAST = 'z';

  /** The groups that begin with a letter, in the order above. */
  private static final String[][][] BY_FIRST_LETTER = new String[LAST - FIRST + 1][][];

  static {
    for (char letter = FIRST; letter <= LAST; letter++) {
      String first = String.valueOf(letter);
      BY_FIRST_LETTER[letter - FIRST] =
          Arrays.stream(GROUPS)
              .filter(group -> group[0].startsWith(first))
              .toArray(String[][]::new);
    }
  }

  private Romanisation() {}

  /** Returns the common spelling of a word of lower-case letters. */
  public static String of(String word) {
    StringBuilder common = new StringBuilder(word.length() + 1);
    int at = 0;
    while (at < word.length()) {
      String[] group = group(word, at);
      if (group == null) {
        append(word.charAt(at), common);
        at++;
      } else {
        append(group[1], common);
        at += group[0].length();
      }
    }
    return common.toString();
  }

  private static String[] group(String word, int at) {
    char first = word.charAt(at);
    if (first < FIRST || first > LAST) {
      return null;
    }
    for (String[] group : BY_FIRST_LETTER[first - FIRST]) {
      if (word.startsWith(group[0], at)) {
        return group;
      }
    }
    return null;
  }

  private static void append(String letters, StringBuilder common) {
    for (int i = 0; i < letters.length(); i++) {
      append(letters.charAt(i), common);
    }
  }

  /** Double letters sound like single ones. */
  private static void append(char letter, StringBuilder common) {
    if (common.isEmpty() || common.charAt(common.length() - 1) != letter) {
      common.append(letter);
    }
  }

  /**
   * Returns a word for match keys. Only what Soundex would keep apart is rewritten: the first
   * letter, and w between vowels, so that English names keep their codes.
   */
  public static String forKey(String word) {
    StringBuilder common = new StringBuilder(word.length());
    for (int i = 0; i < word.length(); i++) {
      char letter = word.charAt(i);
      boolean beforeVowel = i + 1 < word.length() && isVowel(word.charAt(i + 1));
      boolean first = i == 0;
      if (letter == 'w' && beforeVowel && (first || isVowel(word.charAt(i - 1)))) {
        common.append('v');
      } else if (first && beforeVowel && (letter == 'y' || letter == 'i')) {
        common.append('j');
      } else {
        common.append(letter);
      }
    }
    return common.toString();
  }

  private static boolean isVowel(char letter) {
    return "aeiouy".indexOf(letter) >= 0;
  }
}
