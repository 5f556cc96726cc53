package org.workerservice.matching.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
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

  /** Units that count as such only after a house number: Lot 5 may be the house itself. */
  private static final Set<String> UNITS_AFTER_HOUSE =
      Set.of(
          "bldg",
          "building",
          "dept",
          "department",
          "floor",
          "fl",
          "hangar",
          "hngr",
          "key",
          "lot",
          "num",
          "office",
          "ofc",
          "pier",
          "slip",
          "space",
          "spc",
          "stop",
          "trailer",
          "trlr",
          "number",
          "no");

  /** Units without a number. */
  private static final Set<String> LAST_WORDS =
      Set.of(
          "basement",
          "bsmt",
          "front",
          "frnt",
          "lobby",
          "lbby",
          "lower",
          "lowr",
          "penthouse",
          "ph",
          "rear",
          "upper",
          "uppr");

  /** The normal form of a post-office box. */
  public static final String BOX = "po box";

  private static final Pattern BOXES =
      Pattern.compile(
          "\\b(p o box|post office box|pobox|gpo box|g p o box|p o b|pob|postfach|pf|apartado|apdo|bp|boite"
              + " postale|casella postale|(?:p o|po|post office) (?:drawer|bin|lock"
              + " ?box|caller))\\b|^(?:box|drawer|lock ?box|bin|caller|firm caller)(?="
              + " (?:(?:num|no|number) )?[0-9])");

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
          "pf",
          "bp",
          "apdo",
          "apartado",
          "boite",
          "casella",
          "box",
          "drawer",
          "lock",
          "lockbox",
          "bin",
          "caller",
          "firm");

  private static final Pattern BOX_NUMBER = Pattern.compile(BOX + " (?:(?:num|no|number) )+");
  private static final Pattern GLUED =
      Pattern.compile("(rr|hc|psc|cmr|box|pobox|apt|ste|unit|bldg)([0-9].*)");
  private static final String FRACTIONS = "½¼¾";
  private static final List<String> FRACTION_WORDS = List.of(" 1/2 ", " 1/4 ", " 3/4 ");

  /** C/ is a street in Spain; C/O is in care of. */
  private static final Pattern CALLE = Pattern.compile("\\b[Cc]/(?![Oo]\\b) ?");

  private static final Pattern BIS =
      Pattern.compile(
          "\\b([0-9]{1,5}) (bis|ter|quater)\\b(?=[, ]+\\p{L})", Pattern.CASE_INSENSITIVE);

  private static final String BIS_INITIALS = "bBtTqQ";

  /** The unit before the house number, as in Australia, New Zealand and Scotland. */
  private static final Pattern UNIT_BEFORE =
      Pattern.compile("\\s*([0-9]{1,4})\\p{L}?\\s?/\\s?([0-9]{1,5})(?=\\p{L}?[\\s,]+\\p{L})");

  /** Houses on one side of a street. */
  private static final int NEXT_HOUSE = 2;

  private static final Set<String> ORDINAL_ENDINGS = Set.of("st", "nd", "rd", "th");

  /** Returns the parts of a street line, with abbreviations expanded. */
  public static StreetWords of(String line) {
    List<String> written = written(line);
    return DeliveryRoutes.of(written).orElseGet(() -> ofStreet(words(written)));
  }

  /** As {@link #of(String)}; a second line that is only the box of a route belongs to the first. */
  public static StreetWords of(String line, String secondLine) {
    StreetWords first = of(line);
    return DeliveryRoutes.lacksBox(first) && startsWithBox(secondLine)
        ? new StreetWords(of(secondLine).house(), first.street(), first.building())
        : first;
  }

  private static boolean startsWithBox(String line) {
    return of(line).street().startsWith(BOX);
  }

  private static StreetWords ofStreet(List<String> words) {
    String building = takeBuilding(words);
    String house = takeHouse(words);
    return new StreetWords(house, String.join(" ", words), building);
  }

  /** Returns the words of a second line, without the number of a unit. */
  public static String ofSecondLine(String line) {
    return String.join(" ", words(written(line)));
  }

  /** Returns the words of a line; the sign # becomes a word. */
  private static List<String> written(String line) {
    List<String> words = new ArrayList<>();
    for (String word : NameText.tokens(spelledOut(line))) {
      Matcher glued = mayBeGlued(word) ? GLUED.matcher(word) : null;
      if (glued != null && glued.matches()) {
        words.add(glued.group(1));
        words.add(glued.group(2));
      } else {
        words.add(word);
      }
    }
    if (words.size() > 1 && isNumberSign(words.getFirst()) && startsWithDigit(words.get(1))) {
      words.removeFirst();
    }
    return words;
  }

  /** Replaces signs that stand for words, and joins a house number with its bis or ter. */
  private static String spelledOut(String line) {
    String spelled = withoutUnitBefore(line).replace("#", " num ");
    for (int i = 0; i < FRACTIONS.length(); i++) {
      spelled = spelled.replace(FRACTIONS.substring(i, i + 1), FRACTION_WORDS.get(i));
    }
    spelled = spelled.indexOf('/') < 0 ? spelled : CALLE.matcher(spelled).replaceAll("calle ");
    return mayHaveBis(spelled) ? BIS.matcher(spelled).replaceAll("$1$2") : spelled;
  }

  /** A quick check before the slower pattern: whether letters and a digit are in one word. */
  private static boolean mayBeGlued(String word) {
    if (startsWithDigit(word)) {
      return false;
    }
    for (int at = 1; at < word.length(); at++) {
      if (Character.isDigit(word.charAt(at))) {
        return true;
      }
    }
    return false;
  }

  /** A quick check before the slower pattern. */
  private static boolean mayHaveBis(String line) {
    for (int at = 1; at < line.length() - 1; at++) {
      if (line.charAt(at) == ' '
          && Character.isDigit(line.charAt(at - 1))
          && BIS_INITIALS.indexOf(line.charAt(at + 1)) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** Drops the unit in 2/9 Oak Road. Two neighbouring houses, such as 9/11, stay. */
  private static String withoutUnitBefore(String line) {
    Matcher matcher = line.indexOf('/') > 0 ? UNIT_BEFORE.matcher(line) : null;
    return matcher == null
            || !matcher.lookingAt()
            || Integer.parseInt(matcher.group(2)) - Integer.parseInt(matcher.group(1)) == NEXT_HOUSE
        ? line
        : line.substring(matcher.start(2));
  }

  private static boolean isNumberSign(String word) {
    return word.equals("num") || word.equals("no") || word.equals("number") || word.equals("nr");
  }

  private static List<String> words(List<String> line) {
    List<String> written =
        line.stream().anyMatch(BOX_BEGINS::contains) ? boxes(line) : NumberWords.inDigits(line);
    dropUnits(written);
    written.replaceAll(StreetAbbreviations::expanded);
    joinDirections(written);
    return NumberedRoads.inOneForm(written);
  }

  private static List<String> boxes(List<String> words) {
    String line = BOXES.matcher(String.join(" ", words)).replaceAll(BOX);
    return new ArrayList<>(List.of(BOX_NUMBER.matcher(line).replaceAll(BOX + " ").split(" ")));
  }

  private static void dropUnits(List<String> words) {
    boolean afterHouse = false;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      boolean unit = UNITS.contains(word) || afterHouse && UNITS_AFTER_HOUSE.contains(word);
      int unitLength = unit ? unitLength(words, i) : 0;
      if (unitLength > 0) {
        words.subList(i, i + unitLength).clear();
        i--;
      } else if ((afterHouse || i == 1) && i > 0 && isFloor(words.get(i - 1), word)) {
        words.subList(i - 1, i + 1).clear();
        i -= 2;
      } else {
        afterHouse |= startsWithDigit(word) && !isOrdinal(word);
      }
    }
    if (afterHouse && words.size() > 2 && LAST_WORDS.contains(words.getLast())) {
      words.removeLast();
    }
  }

  /** Returns how many words are a unit with its number: apt num 4 b; 0 if there is no number. */
  private static int unitLength(List<String> words, int start) {
    int number = start + 1;
    while (number < words.size() && isNumberSign(words.get(number))) {
      number++;
    }
    if (number >= words.size() || !isUnitNumber(words.get(number))) {
      return 0;
    }
    boolean letter =
        number + 2 == words.size()
            && startsWithDigit(words.get(number))
            && words.getLast().length() == 1;
    return number - start + (letter ? 2 : 1);
  }

  /** Numbers of units have a digit or are one letter; Ste Catherine is a saint. */
  private static boolean isUnitNumber(String word) {
    return word.length() == 1
        || word.chars().anyMatch(Character::isDigit)
        || NumberWords.isCardinalNumber(word);
  }

  private static boolean isFloor(String before, String word) {
    return (word.equals("floor") || word.equals("fl") || word.equals("flr")) && isOrdinal(before);
  }

  /** Joins directions that are written apart: N. W. is northwest. */
  private static void joinDirections(List<String> words) {
    for (int i = 0; i + 1 < words.size(); i++) {
      boolean first = words.get(i).equals("north") || words.get(i).equals("south");
      boolean second = words.get(i + 1).equals("east") || words.get(i + 1).equals("west");
      if (first && second) {
        words.set(i, words.get(i) + words.remove(i + 1));
      }
    }
  }

  private static boolean startsWithDigit(String word) {
    return Character.isDigit(word.charAt(0));
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
    if (house < 0) {
      return "";
    }
    boolean letter = house > 0 && house + 2 == words.size() && words.getLast().matches("\\p{L}");
    return letter ? words.remove(house) + words.removeLast() : words.remove(house);
  }

  private static int indexOfHouse(List<String> words) {
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (startsWithDigit(word) && !isOrdinal(word)) {
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
