package org.workerservice.matching.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Replaces English number words of street lines by digits: Twenty-Second is 22nd, One is 1. */
final class NumberWords {
  private static final Map<String, Integer> UNITS =
      numbered(
          "zero",
          "one",
          "two",
          "three",
          "four",
          "five",
          "six",
          "seven",
          "eight",
          "nine",
          "ten",
          "eleven",
          "twelve",
          "thirteen",
          "fourteen",
          "fifteen",
          "sixteen",
          "seventeen",
          "eighteen",
          "nineteen");

  private static final Map<String, Integer> ORDINALS =
      numbered(
          "zeroth",
          "first",
          "second",
          "third",
          "fourth",
          "fifth",
          "sixth",
          "seventh",
          "eighth",
          "ninth",
          "tenth",
          "eleventh",
          "twelfth",
          "thirteenth",
          "fourteenth",
          "fifteenth",
          "sixteenth",
          "seventeenth",
          "eighteenth",
          "nineteenth");

  private static final Map<String, Integer> TENS =
      Map.of(
          "twenty", 20, "thirty", 30, "forty", 40, "fifty", 50, "sixty", 60, "seventy", 70,
          "eighty", 80, "ninety", 90);

  private static final int HUNDRED = 100;
  private static final int NONE = -1;

  private NumberWords() {}

  /** Returns each word with its place in the list, from 0. */
  private static Map<String, Integer> numbered(String... words) {
    return IntStream.range(0, words.length)
        .boxed()
        .collect(Collectors.toUnmodifiableMap(place -> words[place], place -> place));
  }

  /** Returns the words with ordinals as digits, and a leading cardinal as digits. */
  static List<String> inDigits(List<String> words) {
    List<String> digits = new ArrayList<>(words.size());
    for (int index = 0; index < words.size(); ) {
      int length = ordinalLength(words, index);
      if (length > 0) {
        digits.add(ordinal(value(words.subList(index, index + length))));
        index += length;
      } else {
        digits.add(words.get(index));
        index++;
      }
    }
    return withHouseInDigits(digits);
  }

  /** Returns the words with all cardinals below twenty as digits. */
  static List<String> withCardinalsInDigits(List<String> words) {
    return words.stream()
        .map(word -> isCardinalNumber(word) ? String.valueOf(UNITS.get(word)) : word)
        .toList();
  }

  /** Returns how many words from {@code start} are an ordinal number, such as twenty second. */
  private static int ordinalLength(List<String> words, int start) {
    int end = start;
    while (end < words.size() && end - start < 4 && isCardinal(words.get(end))) {
      end++;
    }
    boolean ordinal = end < words.size() && ordinalValue(words.get(end)) > 0;
    boolean compound =
        end == start
            || isTensOrHundred(words.get(end - 1))
            || ordinal && words.get(end).equals("hundredth");
    return ordinal && compound ? end - start + 1 : 0;
  }

  private static boolean isCardinal(String word) {
    return UNITS.containsKey(word) || isTensOrHundred(word) || word.equals("and");
  }

  /** Whether the word is a cardinal number below twenty. */
  static boolean isCardinalNumber(String word) {
    return UNITS.containsKey(word);
  }

  private static boolean isTensOrHundred(String word) {
    return TENS.containsKey(word) || word.equals("hundred") || word.equals("and");
  }

  private static int value(List<String> words) {
    int value = 0;
    for (String word : words) {
      if (word.startsWith("hundred")) {
        value = Math.max(value, 1) * HUNDRED;
      } else if (!word.equals("and")) {
        value +=
            Math.max(UNITS.getOrDefault(word, NONE), TENS.getOrDefault(word, 0))
                + ordinalValue(word);
      }
    }
    return value;
  }

  /** Returns the value of an ordinal, 0 if the word is none. */
  private static int ordinalValue(String word) {
    if (word.equals("hundredth")) {
      return HUNDRED;
    }
    String tens = word.endsWith("ieth") ? word.substring(0, word.length() - 4) + "y" : word;
    return Math.max(
        ORDINALS.getOrDefault(word, 0), tens.equals(word) ? 0 : TENS.getOrDefault(tens, 0));
  }

  private static String ordinal(int value) {
    int teens = value % HUNDRED;
    String ending =
        teens >= 11 && teens <= 13
            ? "th"
            : switch (value % 10) {
              case 1 -> "st";
              case 2 -> "nd";
              case 3 -> "rd";
              default -> "th";
            };
    return value + ending;
  }

  private static List<String> withHouseInDigits(List<String> words) {
    int house = words.size() > 1 ? UNITS.getOrDefault(words.getFirst(), NONE) : NONE;
    if (house > 0) {
      words.set(0, String.valueOf(house));
    }
    return words;
  }
}
