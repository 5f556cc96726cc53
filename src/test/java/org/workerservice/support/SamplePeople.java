package org.workerservice.support;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.workerservice.json.Json;

/** Request bodies: invented people who do not resemble earlier ones. */
public final class SamplePeople {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final String CONSONANTS = "bdfgklmnprstvz";
  private static final String VOWELS = "aeiou";

  private SamplePeople() {}

  /** Never 1 January, which is weaker evidence than other days. */
  private static LocalDate birthDate(Random random) {
    LocalDate day = LocalDate.of(1950, 1, 1).plusDays(random.nextInt(18_000));
    return day.getDayOfYear() == 1 ? day.plusDays(1) : day;
  }

  /** A person with a family name, a given name, a birth date and a gender. */
  public static ObjectNode next() {
    Random random = new Random(NUMBER.incrementAndGet() * 0x9E3779B97F4A7C15L);
    ObjectNode person = named(word(random, 10), word(random, 8));
    person.put("gender", random.nextBoolean() ? "female" : "male");
    person.put("birth_date", birthDate(random).toString());
    return person;
  }

  /** A person with only a name. */
  public static ObjectNode named(String family, String given) {
    ObjectNode person = Json.MAPPER.createObjectNode();
    ObjectNode name = person.putObject("name");
    name.put("family", family).putArray("given").add(given);
    return person;
  }

  /** Adds an identifier to a person. */
  public static ObjectNode withIdentifier(ObjectNode person, String type, String value) {
    ObjectNode copy = person.deepCopy();
    copy.withArray("identifiers").addObject().put("identifier_type", type).put("value", value);
    return copy;
  }

  /** A valid NPI that no earlier person has. */
  public static String npi() {
    String body = "1%08d".formatted(NUMBER.incrementAndGet() * 7919 % 100_000_000);
    for (int check = 0; check < 10; check++) {
      if (luhn("80840" + body + check) % 10 == 0) {
        return body + check;
      }
    }
    throw new AssertionError("one of ten digits fits");
  }

  /** A possible Social Security number, with hyphens, that no earlier person has. */
  public static String ssn() {
    int number = NUMBER.incrementAndGet() * 104_729 % 9_000_000;
    return "%03d-%02d-%04d"
        .formatted(300 + number % 300, 11 + number / 300 % 80, 1001 + number % 8887);
  }

  private static int luhn(String number) {
    int sum = 0;
    for (int index = 0; index < number.length(); index++) {
      int digit = number.charAt(number.length() - 1 - index) - '0';
      int weighted = index % 2 == 1 ? 2 * digit : digit;
      sum += weighted / 10 + weighted % 10;
    }
    return sum;
  }

  private static String word(Random random, int length) {
    StringBuilder word = new StringBuilder();
    for (int index = 0; index < length; index++) {
      String letters = index % 2 == 0 ? CONSONANTS : VOWELS;
      word.append(letters.charAt(random.nextInt(letters.length())));
    }
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
