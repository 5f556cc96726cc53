package org.workerservice.api.fhir.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.workerservice.api.http.answer.RefusedRequest;
import org.workerservice.model.IdentifierType;
import org.workerservice.model.PartialDateTime;
import org.workerservice.search.criteria.CodedValue;
import org.workerservice.search.criteria.Criterion;
import org.workerservice.search.criteria.DateField;
import org.workerservice.search.criteria.DateRelation;
import org.workerservice.search.criteria.MissingField;
import org.workerservice.search.criteria.TextField;
import org.workerservice.search.criteria.TextMatch;
import org.workerservice.search.criteria.TokenField;

class PractitionerCriteriaTest {
  private final PractitionerCriteria criteria =
      new PractitionerCriteria(
          code -> code.equals("MR") ? Optional.of(IdentifierType.MRN) : Optional.empty());

  private Criterion read(String key, String value) {
    return criteria.of(SearchParameter.of(key, value)).orElseThrow();
  }

  private static Criterion token(TokenField field, CodedValue... values) {
    return new Criterion.Token(field, List.of(values));
  }

  @Test
  void shouldReadTexts() {
    assertThat(read("family", "Berg,O\\,Neil"))
        .isEqualTo(
            new Criterion.Text(TextField.FAMILY, TextMatch.BEGINS, List.of("Berg", "O,Neil")));
    assertThat(read("address-city:exact", "Leeds"))
        .isEqualTo(new Criterion.Text(TextField.CITY, TextMatch.EXACT, List.of("Leeds")));
    assertThat(read("name:contains", "ng"))
        .isEqualTo(new Criterion.Text(TextField.NAME, TextMatch.CONTAINS, List.of("ng")));
    assertThat(read("phonetic", "Smythe")).isEqualTo(new Criterion.SoundsLike(List.of("Smythe")));
  }

  @Test
  void shouldReadAllFormsOfTokens() {
    assertThat(read("identifier", "12,urn:a|1\\|2,|34,urn:b|"))
        .isEqualTo(
            token(
                TokenField.IDENTIFIER,
                CodedValue.of("12"),
                CodedValue.of("urn:a", "1|2"),
                CodedValue.of("", "34"),
                new CodedValue(Optional.of("urn:b"), Optional.empty(), Optional.empty())));
    assertThat(read("identifier:of-type", "http://terminology.hl7.org/CodeSystem/v2-0203|MR|12"))
        .isEqualTo(
            token(
                TokenField.IDENTIFIER,
                new CodedValue(Optional.empty(), Optional.of("12"), Optional.of("MRN"))));
    assertThat(read("gender:not", "male"))
        .isEqualTo(new Criterion.Not(token(TokenField.GENDER, CodedValue.of("male"))));
  }

  @ParameterizedTest
  @CsvSource({
    "1980-05, EQUAL",
    "eq1980-05, EQUAL",
    "ne1980-05, NOT_EQUAL",
    "lt1980-05, LESS",
    "le1980-05, LESS_OR_EQUAL",
    "gt1980-05, GREATER",
    "ge1980-05, GREATER_OR_EQUAL",
    "sa1980-05, STARTS_AFTER",
    "eb1980-05, ENDS_BEFORE"
  })
  void shouldReadPrefixesOfDates(String value, DateRelation relation) {
    assertThat(read("birthdate", value))
        .isEqualTo(
            new Criterion.Date(DateField.BIRTH_DATE, relation, PartialDateTime.parse("1980-05")));
  }

  @Test
  void shouldReadSeveralDatesIdsAndMissingValues() {
    UUID id = new UUID(1, 2);

    assertThat(read("birthdate", "1980,1981")).isInstanceOf(Criterion.AnyOf.class);
    assertThat(read("_id", id + ",f001")).isEqualTo(new Criterion.Ids(Set.of(id)));
    assertThat(read("email:missing", "true")).isEqualTo(new Criterion.Missing(MissingField.EMAIL));
    assertThat(read("email:missing", "false"))
        .isEqualTo(new Criterion.Not(new Criterion.Missing(MissingField.EMAIL)));
  }

  @ParameterizedTest
  @CsvSource({
    "shoe-size, 43",
    "family:phonetic, Berg",
    "gender:in, male",
    "birthdate:exact, 1980",
    "email:of-type, a|b|c"
  })
  void shouldNotKnowOtherParametersAndModifiers(String key, String value) {
    assertThat(criteria.of(SearchParameter.of(key, value))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "birthdate, 17.05.1980",
    "birthdate, ap1980",
    "_lastUpdated, 2026-01-02T03:04",
    "family:missing, perhaps",
    "identifier:of-type, MR|12"
  })
  void shouldRefuseValuesOfAnotherForm(String key, String value) {
    assertThatThrownBy(() -> read(key, value)).isInstanceOf(RefusedRequest.class);
  }
}
