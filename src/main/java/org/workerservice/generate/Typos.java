package org.workerservice.generate;

import java.util.Map;
import java.util.stream.IntStream;

/** Typing errors: one character inserted, omitted, replaced or swapped with the next. */
public final class Typos {
  /** The adjacent keys of each key on a QWERTY keyboard. */
  private static final Map<Character, String> KEY_TO_NEIGHBOURS =
      Map.ofEntries(
          Map.entry('a', "qwsz"),
          Map.entry('b', "vghn"),
          Map.entry('c', "xdfv"),
          Map.entry('d', "serfcx"),
          Map.entry('e', "wsdr"),
          Map.entry('f', "drtgvc"),
          Map.entry('g', "ftyhbv"),
          Map.entry('h', "gyujnb"),
          Map.entry('i', "ujko"),
          Map.entry('j', "huikmn"),
          Map.entry('k', "jiolm"),
          Map.entry('l', "kop"),
          Map.entry('m', "njk"),
          Map.entry('n', "bhjm"),
          Map.entry('o', "iklp"),
          Map.entry('p', "ol"),
          Map.entry('q', "wa"),
          Map.entry('r', "edft"),
          Map.entry('s', "awedxz"),
          Map.entry('t', "rfgy"),
          Map.entry('u', "yhji"),
          Map.entry('v', "cfgb"),
          Map.entry('w', "qase"),
          Map.entry('x', "zsdc"),
          Map.entry('y', "tghu"),
          Map.entry('z', "asx"));

  private Typos() {}

  /** Returns the word with one error after its first letter. A single letter stays unchanged. */
  public static String slip(String word, Chance chance) {
    if (word.length() < 2) {
      return word;
    }
    int place = chance.between(1, word.length() - 1);
    String before = word.substring(0, place);
    String after = word.substring(place + 1);
    char hit = word.charAt(place);
    return switch (chance.below(4)) {
      case 0 -> before + neighbour(hit, chance) + after;
      case 1 -> before + hit + neighbour(hit, chance) + after;
      case 2 -> word.length() > 3 ? before + after : before + hit + hit + after;
      default -> swapped(word, place);
    };
  }

  private static char neighbour(char key, Chance chance) {
    String neighbours = KEY_TO_NEIGHBOURS.get(Character.toLowerCase(key));
    if (neighbours == null) {
      return key;
    }
    char neighbour = chance.letterOf(neighbours);
    return Character.isUpperCase(key) ? Character.toUpperCase(neighbour) : neighbour;
  }

  private static String swapped(String word, int place) {
    int next = place + 1 < word.length() ? place + 1 : place;
    char[] letters = word.toCharArray();
    letters[next] = word.charAt(place);
    letters[place] = word.charAt(next);
    return new String(letters);
  }

  /** Returns the text with one digit replaced by another. */
  public static String wrongDigit(String text, Chance chance) {
    int[] places =
        IntStream.range(0, text.length())
            .filter(index -> Character.isDigit(text.charAt(index)))
            .toArray();
    if (places.length == 0) {
      return text;
    }
    int place = places[chance.below(places.length)];
    int digit = (text.charAt(place) - '0' + chance.between(1, 9)) % 10;
    return text.substring(0, place) + digit + text.substring(place + 1);
  }
}
