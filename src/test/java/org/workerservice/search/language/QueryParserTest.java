package org.workerservice.search.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workerservice.search.language.Occurrence.EXCLUDED;
import static org.workerservice.search.language.Occurrence.OPTIONAL;
import static org.workerservice.search.language.Occurrence.REQUIRED;
import static org.workerservice.search.language.SearchField.ANY;
import static org.workerservice.search.language.SearchField.BIRTH_DATE;
import static org.workerservice.search.language.SearchField.BIRTH_YEAR;
import static org.workerservice.search.language.SearchField.CITY;
import static org.workerservice.search.language.SearchField.FAMILY;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.workerservice.search.language.Expression.Everything;
import org.workerservice.search.language.Expression.Group;
import org.workerservice.search.language.Expression.Part;
import org.workerservice.search.language.Expression.Phrase;
import org.workerservice.search.language.Expression.Prefix;
import org.workerservice.search.language.Expression.Range;
import org.workerservice.search.language.Expression.Similar;
import org.workerservice.search.language.Expression.Word;

class QueryParserTest {
  private static final QueryLimits LIMITS = new QueryLimits(100, 6, 3);

  @Test
  void shouldParseSingleParts() {
    assertThat(understood("okafor")).isEqualTo(word("okafor"));
    assertThat(understood("  okafor ")).isEqualTo(word("okafor"));
    assertThat(understood("\"ada okafor\"")).isEqualTo(new Phrase(ANY, "ada okafor"));
    assertThat(understood("oka*")).isEqualTo(new Prefix(ANY, "oka"));
    assertThat(understood("okafor~")).isEqualTo(new Similar(ANY, "okafor", 0));
    assertThat(understood("okafor~1")).isEqualTo(new Similar(ANY, "okafor", 1));
    assertThat(understood("*")).isEqualTo(new Everything());
    assertThat(understood("City:Leeds")).isEqualTo(new Word(CITY, "Leeds"));
    assertThat(understood("city:\"New York\"")).isEqualTo(new Phrase(CITY, "New York"));
  }

  @Test
  void shouldTreatAdjacentWordsAsAlternatives() {
    assertThat(understood("ada okafor")).isEqualTo(group(optional("ada"), optional("okafor")));
    assertThat(understood("ada OR okafor")).isEqualTo(understood("ada okafor"));
    assertThat(understood("ada || okafor")).isEqualTo(understood("ada okafor"));
  }

  @Test
  void shouldBindAndMoreTightlyThanOr() {
    Expression both = group(new Part(REQUIRED, word("ada")), new Part(REQUIRED, word("okafor")));

    assertThat(understood("ada AND okafor")).isEqualTo(both);
    assertThat(understood("ada && okafor OR obi"))
        .isEqualTo(group(new Part(OPTIONAL, both), optional("obi")));
  }

  @Test
  void shouldParseSignsBeforeParts() {
    assertThat(understood("+ada -okafor"))
        .isEqualTo(group(new Part(REQUIRED, word("ada")), new Part(EXCLUDED, word("okafor"))));
    assertThat(understood("ada AND NOT okafor"))
        .isEqualTo(group(new Part(REQUIRED, word("ada")), new Part(EXCLUDED, word("okafor"))));
    assertThat(understood("NOT NOT ada")).isEqualTo(word("ada"));
    assertThat(understood("-ada")).isEqualTo(group(new Part(EXCLUDED, word("ada"))));
  }

  @Test
  void shouldApplyTheFieldToEveryPartOfAGroup() {
    assertThat(understood("family:(okafor OR obi)"))
        .isEqualTo(
            group(
                new Part(OPTIONAL, new Word(FAMILY, "okafor")),
                new Part(OPTIONAL, new Word(FAMILY, "obi"))));
  }

  @Test
  void shouldKeepSignsInsideWords() {
    assertThat(understood("smith-jones")).isEqualTo(word("smith-jones"));
    assertThat(understood("O'Brien")).isEqualTo(word("O'Brien"));
    assertThat(understood("smith - jones")).isEqualTo(understood("smith jones"));
    assertThat(understood("18:30")).isEqualTo(word("18:30"));
    assertThat(understood("a\\:b")).isEqualTo(word("a:b"));
    assertThat(understood("\\(ada")).isEqualTo(word("(ada"));
    assertThat(understood("and")).isEqualTo(word("and"));
    assertThat(understood("\\AND")).isEqualTo(word("AND"));
  }

  @Test
  void shouldParseRanges() {
    assertThat(understood("birth_year:[1980 TO 1990]"))
        .isEqualTo(new Range(BIRTH_YEAR, Optional.of("1980"), Optional.of("1990")));
    assertThat(understood("birth_year:[ * TO 1990 ]"))
        .isEqualTo(new Range(BIRTH_YEAR, Optional.empty(), Optional.of("1990")));
    assertThat(understood("birth_date:[1980-01-01 TO *]"))
        .isEqualTo(new Range(BIRTH_DATE, Optional.of("1980-01-01"), Optional.empty()));
    assertThat(understood("birth_date:[1980-05 TO 1980]"))
        .isEqualTo(new Range(BIRTH_DATE, Optional.of("1980-05"), Optional.of("1980")));
  }

  @Test
  void shouldAcceptTheValuesOfAField() {
    assertThat(understood("active:TRUE")).isEqualTo(new Word(SearchField.ACTIVE, "TRUE"));
    assertThat(understood("employment_status:on_leave"))
        .isEqualTo(new Word(SearchField.EMPLOYMENT_STATUS, "on_leave"));
    assertThat(understood("birth_year:1980")).isEqualTo(new Word(BIRTH_YEAR, "1980"));
    assertThat(understood("birth_date:1980*")).isEqualTo(new Prefix(BIRTH_DATE, "1980"));
  }

  @Test
  void shouldKeepEscapedSignsOfOtherLanguages() {
    assertThat(understood("smith\\^2")).isEqualTo(word("smith^2"));
    assertThat(understood("\\[smith]")).isEqualTo(word("[smith]"));
    assertThat(understood("24/7")).isEqualTo(word("24/7"));
    assertThat(understood("/opt")).isEqualTo(word("/opt"));
    assertThat(understood("!ada")).isEqualTo(understood("NOT ada"));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "(ada, 0",
        "ada) obi, 3",
        "ada AND, 4",
        "ada OR, 4",
        "AND ada, 0",
        "OR ada, 0",
        "ada AND AND obi, 8",
        "ada NOT, 7",
        "(), 1",
        "ada \"obi, 4",
        "\"\", 0",
        "colour:red, 0",
        "city:, 0",
        "city: AND ada, 0",
        "*son, 0",
        "s*n, 1",
        "sm?th, 2",
        "s*, 0",
        "ada~3, 3",
        "ada~12, 3",
        "ssn:12*, 4",
        "((((ada)))), 3",
        "a b c d e f g, 12",
        "smith^2, 5",
        "\"ada obi\"^2, 9",
        "(ada obi)^0.5, 9",
        "\"ada obi\"~3, 9",
        "(ada obi)~, 9",
        "/smi+th/, 0",
        "[a TO b], 0",
        "city:[a TO b], 5",
        "birth_year:{1980 TO 1990}, 11",
        "birth_year:[1980 TO], 11",
        "birth_year:[1980 - 1990], 11",
        "birth_year:[1980 TO 90], 11",
        "birth_year:[1990 TO 1980], 11",
        "birth_date:[1980 TO 90], 11",
        "birth_date:[1981 TO 1980-12], 11",
        "birth_date:1980-13, 11",
        "birth_date:1980-0, 11",
        "birth_date:[01/02/1980 TO 1981], 11",
        "birth_date:\"32 May 1980\", 11",
        "birth_date:May 1980, 11",
        "birth_year:>1980, 11",
        "birth_date:31/13/1980, 11",
        "active:yes, 7",
        "active:(true OR yes), 16",
        "gender:\"f\", 7",
        "worker_type:wizard, 12",
        "employment_status:gone, 18"
      })
  void shouldReportThePositionOfAnError(String text, int position) {
    assertThat(QueryParser.parse(text, LIMITS, field -> true))
        .isInstanceOfSatisfying(
            Parsed.Broken.class,
            broken -> {
              assertThat(broken.position()).as("%s", broken).isEqualTo(position);
              assertThat(broken.message()).isNotBlank();
              assertThat(broken.hint()).isNotBlank();
            });
  }

  @Test
  void shouldRefuseFieldsThatAreNotAllowed() {
    assertThat(QueryParser.parse("ada phone:1234567", LIMITS, field -> field != SearchField.PHONE))
        .isInstanceOfSatisfying(
            Parsed.Broken.class, broken -> assertThat(broken.position()).isEqualTo(4));
  }

  @Test
  void shouldRefuseLongQueries() {
    assertThat(QueryParser.parse("a".repeat(101), LIMITS, field -> true))
        .isInstanceOfSatisfying(
            Parsed.Broken.class, broken -> assertThat(broken.position()).isEqualTo(100));
  }

  @Property(tries = 2000)
  void shouldAnswerAnySyntax(
      @ForAll
          @StringLength(max = 100)
          @Chars({
            '(', ')', '"', '*', '[', ']', '{', '^', '/', 'T', '~', ':', '+', '-', '!', '\\', ' ',
            '&', '|', '?', 'O', 'R'
          })
          @CharRange(from = 'a', to = 'c')
          String text) {
    assertThat(QueryParser.parse(text, LIMITS, field -> true)).isNotNull();
  }

  @Property(tries = 500)
  void shouldAnswerAnyText(@ForAll @StringLength(max = 100) String text) {
    assertThat(QueryParser.parse(text, LIMITS, field -> true)).isNotNull();
  }

  @Test
  void shouldLimitNestingInQueriesOfAnyLength() {
    QueryLimits wide = new QueryLimits(10_000, 64, 8);

    for (String opening : List.of("(", "-(", "NOT (", "city:(", "+(")) {
      String text = String.join("", Collections.nCopies(1000, opening)) + "a";
      assertThat(QueryParser.parse(text, wide, field -> true)).isInstanceOf(Parsed.Broken.class);
    }
    assertThat(QueryParser.parse("!".repeat(9000) + "a", wide, field -> true))
        .isEqualTo(new Parsed.Understood(word("a")));
  }

  private static Expression understood(String text) {
    Parsed parsed = QueryParser.parse(text, LIMITS, field -> true);
    assertThat(parsed).as(text).isInstanceOf(Parsed.Understood.class);
    return ((Parsed.Understood) parsed).expression();
  }

  private static Word word(String text) {
    return new Word(ANY, text);
  }

  private static Part optional(String text) {
    return new Part(OPTIONAL, word(text));
  }

  private static Group group(Part... parts) {
    return new Group(List.of(parts));
  }
}
