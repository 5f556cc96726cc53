package org.workerservice.generate.register;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.workerservice.generate.Chance;
import org.workerservice.generate.Tables;

/**
 * Cyrillic names in Latin letters, in the manner of passports, English, Polish, German and French
 * texts, and scholarly works. Ukrainian letters read as in Ukrainian unless a name is Russified.
 */
final class Romanisation {
  private static final String TABLE = "register/cyrillic.csv";
  private static final List<String> SYSTEMS =
      List.of("passport", "english", "polish", "german", "french", "scholarly");

  /** How often each system is used; the rest is {@link #MIXED}. */
  private static final int[] CUMULATIVE_PERCENT = {20, 36, 44, 48, 51, 55};

  /** Each letter by another system: clerks write down what they hear. */
  private static final String MIXED = "mixed";

  private final Chance chance;

  private final Map<String, Map<Character, String>> systemToLetters = new HashMap<>();

  Romanisation(Chance chance) {
    this.chance = chance;
    for (String system : SYSTEMS) {
      Map<Character, String> letters = new HashMap<>();
      Tables.rows(TABLE).forEach(row -> letters.put(row.get("letter").charAt(0), row.get(system)));
      systemToLetters.put(system, letters);
    }
  }

  static String system(Chance chance) {
    int drawn = chance.below(100);
    int system = 0;
    while (system < SYSTEMS.size() && CUMULATIVE_PERCENT[system] <= drawn) {
      system++;
    }
    return system < SYSTEMS.size() ? SYSTEMS.get(system) : MIXED;
  }

  /** Returns a name in Latin letters; a name that has them already is returned unchanged. */
  String latin(String name, boolean ukrainian, String system) {
    StringBuilder latin = new StringBuilder();
    String lower = name.toLowerCase(Locale.ROOT);
    for (int i = 0; i < lower.length(); i++) {
      char letter = lower.charAt(i);
      boolean first = i == 0 || lower.charAt(i - 1) == '-';
      latin.append(
          letter(letter, first, ukrainian, system.equals(MIXED) ? chance.oneOf(SYSTEMS) : system));
    }
    return capitalised(ending(latin.toString(), system));
  }

  private String letter(char letter, boolean first, boolean ukrainian, String system) {
    if (ukrainian && letter == 'г') {
      return "h";
    }
    if (ukrainian && letter == 'и') {
      return "y";
    }
    String text = systemToLetters.get(system).getOrDefault(letter, String.valueOf(letter));
    boolean glide = first && system.equals("passport") && "єїюя".indexOf(letter) >= 0;
    return glide ? "y" + (letter == 'ї' ? "i" : text.substring(1)) : text;
  }

  /** Polish and English texts often simplify the endings of adjectives. */
  private static String ending(String latin, String system) {
    return switch (system) {
      case "polish" -> latin.replaceAll("(?<=[sc]k)[iy]j$", "i");
      case "english" -> latin.replaceAll("[iy]y$", "y");
      default -> latin;
    };
  }

  private static String capitalised(String word) {
    return word.isEmpty()
        ? word
        : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  /** Returns how a Ukrainian family name is written in Russian. */
  static String russified(String name) {
    return name.replace('і', 'и')
        .replace('І', 'И')
        .replace('ї', 'и')
        .replace('Ї', 'И')
        .replace('є', 'е')
        .replace('Є', 'Е')
        .replace('ґ', 'г')
        .replace("ьк", "к");
  }
}
