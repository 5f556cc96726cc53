package org.workerservice.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Clock;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.workerservice.json.Json;
import org.workerservice.model.organization.Organization;
import org.workerservice.support.OrganizationArbitraries;

class OrganizationNormalFormTest {
  private static final OrganizationValidator VALIDATOR =
      new WorkerValidator(NormalizationSettings.DEFAULT, Clock.systemUTC()).forOrganizations();

  @Provide
  Arbitrary<Organization> organizations() {
    return OrganizationArbitraries.validOrganizations();
  }

  @Property(tries = 200)
  void shouldKeepNormalFormsUnchanged(@ForAll("organizations") Organization organization) {
    assertThat(VALIDATOR.validate(organization, Intake.API))
        .isEqualTo(new OrganizationValidation.Valid(organization));
  }

  @Property(tries = 200)
  void shouldSurviveAJsonRoundTrip(@ForAll("organizations") Organization organization)
      throws JsonProcessingException {
    assertThat(
            Json.MAPPER.readValue(Json.MAPPER.writeValueAsString(organization), Organization.class))
        .isEqualTo(organization);
    assertThat(
            Json.MAPPER.readValue(
                Json.CONTENT.writeValueAsString(organization), Organization.class))
        .isEqualTo(organization);
  }
}
