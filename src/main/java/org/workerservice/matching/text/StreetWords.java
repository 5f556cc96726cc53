package org.workerservice.matching.text;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.workerservice.text.NameText;

/**
 * A line of an address, split into comparable parts with its abbreviations expanded.
 *
 * @param house the house or post-office box number, with its letter; empty when there is none
 * @param street the words of the street
 * @param building the name of a building before the number
 */
public record StreetWords(String house, String street, String building) {
  /** Saint and street have the same abbreviation, so both become street. */
  private static final Map<String, String> ABBREVIATION_TO_WORD =
      Map.ofEntries(
          entry("st", "street"),
          entry("str", "street"),
          entry("saint", "street"),
          entry("rd", "road"),
          entry("ave", "avenue"),
          entry("av", "avenue"),
          entry("blvd", "boulevard"),
          entry("bvd", "boulevard"),
          entry("ln", "lane"),
          entry("dr", "drive"),
          entry("ct", "court"),
          entry("pl", "place"),
          entry("sq", "square"),
          entry("ter", "terrace"),
          entry("terr", "terrace"),
          entry("hwy", "highway"),
          entry("pkwy", "parkway"),
          entry("mt", "mount"),
          entry("mtn", "mountain"),
          entry("cres", "crescent"),
          entry("gdns", "gardens"),
          entry("gdn", "garden"),
          entry("gr", "grove"),
          entry("cl", "close"),
          entry("pk", "park"),
          entry("plz", "plaza"),
          entry("expy", "expressway"),
          entry("trl", "trail"),
          entry("cir", "circle"),
          entry("n", "north"),
          entry("s", "south"),
          entry("e", "east"),
          entry("w", "west"),
          entry("ne", "northeast"),
          entry("nw", "northwest"),
          entry("se", "southeast"),
          entry("sw", "southwest"),
          entry("first", "1st"),
          entry("second", "2nd"),
          entry("third", "3rd"),
          entry("fourth", "4th"),
          entry("fifth", "5th"),
          entry("sixth", "6th"),
          entry("seventh", "7th"),
          entry("eighth", "8th"),
          entry("ninth", "9th"),
          entry("tenth", "10th"));

  private static final Set<String> STREETS =
      Set.of(
          "street",
          "road",
          "avenue",
          "boulevard",
          "lane",
          "drive",
          "court",
          "place",
          "square",
          "terrace",
          "highway",
          "parkway",
          "crescent",
          "gardens",
          "grove",
          "close",
          "circle",
          "way");

  private static final Set<String> UNITS =
      Set.of("flat", "apartment", "apt", "unit", "suite", "ste", "room", "rm");

  /** The normal form of a post-office box. */
  public static final String BOX = "po box";

  private static final Pattern BOXES =
      Pattern.compile(
          "\\b(p o box|post office box|pobox|gpo box|g p o box|p o b|pob|postfach|apartado|boite postale"
              + "|casella postale)\\b");

  /** First words of post-office boxes: a quick check before the slower pattern. */
  private static final Set<String> BOX_BEGINS =
      Set.of(
          "p",
          "po",
          "pob",
          "pobox",
          "post",
          "gpo",
          "g",
          "postfach",
          "apartado",
          "boite",
          "casella");

  private static final Set<String> ORDINAL_ENDINGS = Set.of("st", "nd", "rd", "th");
  private static final int MIN_GERMAN_STREET_LENGTH = 5;

  /** Returns the parts of a street line, with abbreviations expanded. */
  public static StreetWords of(String line) {
    List<String> words = words(line);
    String building = takeBuilding(words);
    String house = takeHouse(words);
    return new StreetWords(house, String.join(" ", words), building);
  }

  /** Returns the words of a second line, without the number of a unit. */
  public static String ofSecondLine(String line) {
    return String.join(" ", words(line));
  }

  private static List<String> words(String line) {
    List<String> words = new ArrayList<>(NameText.tokens(line));
    dropUnit(words);
    List<String> written = words.stream().anyMatch(BOX_BEGINS::contains) ? boxes(words) : words;
    written.replaceAll(StreetWords::expanded);
    return written;
  }

  private static List<String> boxes(List<String> words) {
    return new ArrayList<>(
        List.of(BOXES.matcher(String.join(" ", words)).replaceAll(BOX).split(" ")));
  }

  /** Expands abbreviations, also German ones: Hauptstr. is Hauptstraße. */
  private static String expanded(String word) {
    return word.length() >= MIN_GERMAN_STREET_LENGTH && word.endsWith("str")
        ? word + "asse"
        : ABBREVIATION_TO_WORD.getOrDefault(word, word);
  }

  private static void dropUnit(List<String> words) {
    for (int i = 0; i + 1 < words.size(); i++) {
      if (UNITS.contains(words.get(i))) {
        words.subList(i, i + 2).clear();
        return;
      }
    }
  }

  /**
   * Removes the name of a building before the house number and returns it: Park View, 12 High
   * Street.
   */
  private static String takeBuilding(List<String> words) {
    int house = indexOfHouse(words);
    boolean named =
        house > 0
            && !String.join(" ", words).startsWith(BOX)
            && words.subList(0, house).stream().noneMatch(STREETS::contains)
            && words.subList(house, words.size()).stream().anyMatch(STREETS::contains);
    List<String> before = words.subList(0, named ? house : 0);
    String building = String.join(" ", before);
    before.clear();
    return building;
  }

  private static String takeHouse(List<String> words) {
    int house = indexOfHouse(words);
    return house < 0 ? "" : words.remove(house);
  }

  private static int indexOfHouse(List<String> words) {
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (Character.isDigit(word.charAt(0)) && !isOrdinal(word)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isOrdinal(String word) {
    return word.length() > 2 && ORDINAL_ENDINGS.contains(word.substring(word.length() - 2));
  }

  @Override
  public String toString() {
    return "StreetWords[…]";
  }
}
