package org.workerservice.api.fhir.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import org.hl7.fhir.r5.model.BooleanType;
import org.hl7.fhir.r5.model.DataType;
import org.hl7.fhir.r5.model.IntegerType;
import org.hl7.fhir.r5.model.Organization;
import org.hl7.fhir.r5.model.Parameters;
import org.hl7.fhir.r5.model.Practitioner;
import org.hl7.fhir.r5.model.Resource;
import org.hl7.fhir.r5.model.StringType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.workerservice.api.http.answer.ErrorCode;
import org.workerservice.api.http.answer.RefusedRequest;
import org.workerservice.validation.Violation;

class MatchInputTest {
  private static final Practitioner RESOURCE = new Practitioner();

  private static Parameters complete() {
    Parameters parameters = new Parameters();
    parameters.addParameter().setName("resource").setResource(RESOURCE);
    return parameters;
  }

  private static Parameters with(String name, DataType value) {
    Parameters parameters = complete();
    parameters.addParameter().setName(name).setValue(value);
    return parameters;
  }

  private static void assertRefused(Resource body, String field, String code) {
    assertThatThrownBy(() -> MatchInput.of(body))
        .isInstanceOfSatisfying(
            RefusedRequest.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(ErrorCode.MALFORMED_REQUEST);
              assertThat(refused.details().orElse(List.of()))
                  .extracting(Violation::field, Violation::code)
                  .containsExactly(tuple(field, code));
            });
  }

  @Test
  void shouldTakeBarePractitioner() {
    assertThat(MatchInput.of(RESOURCE)).isEqualTo(new MatchInput(RESOURCE, false, false, 10));
  }

  @Test
  void shouldTakeAllParameters() {
    Parameters parameters = with("onlySingleMatch", new BooleanType(true));
    parameters.addParameter().setName("onlyCertainMatches").setValue(new BooleanType(true));
    parameters.addParameter().setName("count").setValue(new IntegerType(3));

    assertThat(MatchInput.of(parameters)).isEqualTo(new MatchInput(RESOURCE, true, true, 3));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "100, 100", "101, 100", "2147483647, 100"})
  void shouldNeverReturnMoreThanAHundredMatches(int count, int limit) {
    assertThat(MatchInput.of(with("count", new IntegerType(count))).limit()).isEqualTo(limit);
  }

  @Test
  void shouldLookForASecondMatchWhenOnlyOneIsWanted() {
    Parameters parameters = with("onlySingleMatch", new BooleanType(true));
    parameters.addParameter().setName("count").setValue(new IntegerType(1));

    assertThat(MatchInput.of(parameters).wanted()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"0", "-1"})
  void shouldRefuseCountBelowOne(int count) {
    assertRefused(
        with("count", new IntegerType(count)), "Parameters.parameter[1].value", "out_of_range");
  }

  @Test
  void shouldRefuseValuesOfAnotherType() {
    String path = "Parameters.parameter[1].value";

    assertRefused(with("count", new StringType("3")), path, "wrong_type");
    assertRefused(with("count", null), path, "wrong_type");
    assertRefused(with("onlySingleMatch", new StringType("true")), path, "wrong_type");
    assertRefused(with("onlyCertainMatches", new BooleanType()), path, "wrong_type");
  }

  @Test
  void shouldRefuseUnknownAndUnnamedParameters() {
    String path = "Parameters.parameter[1].name";

    assertRefused(with("onlyCertainMatch", new BooleanType(true)), path, "unknown_field");
    assertRefused(with(null, new BooleanType(true)), path, "unknown_field");
  }

  @Test
  void shouldRefuseRepeatedParameters() {
    Parameters resources = complete();
    resources.addParameter().setName("resource").setResource(new Practitioner());
    Parameters flags = with("onlySingleMatch", new BooleanType(true));
    flags.addParameter().setName("onlySingleMatch").setValue(new BooleanType(false));

    assertRefused(resources, "Parameters.parameter[1]", "repeated");
    assertRefused(flags, "Parameters.parameter[2]", "repeated");
  }

  @Test
  void shouldRefuseParametersWithoutPractitioner() {
    Parameters organization = new Parameters();
    organization.addParameter().setName("resource").setResource(new Organization());
    Parameters nothing = new Parameters();
    nothing.addParameter().setName("resource");

    assertRefused(new Parameters(), "Parameters.parameter", "required");
    assertRefused(organization, "Parameters.parameter[0].resource", "wrong_type");
    assertRefused(nothing, "Parameters.parameter[0].resource", "wrong_type");
  }

  @Test
  void shouldRefuseOtherResources() {
    assertRefused(new Organization(), "resourceType", "wrong_type");
  }
}
