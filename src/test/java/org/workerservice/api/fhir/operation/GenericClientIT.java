package org.workerservice.api.fhir.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.PreferReturnEnum;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.api.ServerValidationModeEnum;
import ca.uhn.fhir.rest.client.interceptor.BearerTokenAuthInterceptor;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import com.fasterxml.jackson.databind.JsonNode;
import org.hl7.fhir.r5.model.BooleanType;
import org.hl7.fhir.r5.model.Bundle;
import org.hl7.fhir.r5.model.CapabilityStatement;
import org.hl7.fhir.r5.model.DateType;
import org.hl7.fhir.r5.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r5.model.Parameters;
import org.hl7.fhir.r5.model.Practitioner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.workerservice.model.Role;
import org.workerservice.support.FhirValidation;
import org.workerservice.support.SamplePeople;
import org.workerservice.support.SharedService;
import org.workerservice.support.TestTenant;

/** HAPI's generic client, which knows nothing of the service, drives the interactions. */
class GenericClientIT {
  private static final TestTenant TENANT = SharedService.tenant();

  private static IGenericClient client(EncodingEnum encoding) {
    var factory = FhirValidation.context().getRestfulClientFactory();
    factory.setServerValidationMode(ServerValidationModeEnum.NEVER);
    IGenericClient client =
        FhirValidation.context().newRestfulGenericClient(TENANT.service().url() + "/fhir");
    client.registerInterceptor(new BearerTokenAuthInterceptor(TENANT.token("hapi", Role.HR_ADMIN)));
    client.setEncoding(encoding);
    return client;
  }

  private static Practitioner person() {
    JsonNode sample = SamplePeople.next();
    Practitioner practitioner = new Practitioner();
    practitioner
        .addName()
        .setFamily(sample.at("/name/family").asText())
        .addGiven(sample.at("/name/given/0").asText());
    practitioner.setGender(AdministrativeGender.fromCode(sample.path("gender").asText()));
    practitioner.setBirthDateElement(new DateType(sample.path("birth_date").asText()));
    return practitioner;
  }

  private static Practitioner created(IGenericClient client, Practitioner practitioner) {
    MethodOutcome outcome =
        client.create().resource(practitioner).prefer(PreferReturnEnum.REPRESENTATION).execute();
    assertThat(outcome.getCreated()).isTrue();
    return (Practitioner) outcome.getResource();
  }

  private static Practitioner read(IGenericClient client, Practitioner practitioner) {
    return client.read().resource(Practitioner.class).withId(practitioner.getIdPart()).execute();
  }

  @ParameterizedTest
  @EnumSource(names = {"JSON", "XML"})
  void shouldLeadThroughTheLifeOfAPractitioner(EncodingEnum encoding) {
    IGenericClient client = client(encoding);
    Practitioner created = created(client, person());
    FhirValidation.assertValid(created);

    Practitioner changed = read(client, created);
    changed.setGender(AdministrativeGender.OTHER);
    MethodOutcome update = client.update().resource(changed).execute();
    Practitioner first =
        client
            .read()
            .resource(Practitioner.class)
            .withIdAndVersion(created.getIdPart(), "1")
            .execute();

    assertThat(update.getId().getVersionIdPart()).isEqualTo("2");
    assertThat(read(client, created).getGender()).isEqualTo(AdministrativeGender.OTHER);
    assertThat(first.getGender()).isEqualTo(created.getGender());
    client.delete().resourceById("Practitioner", created.getIdPart()).execute();
    assertThatThrownBy(() -> read(client, created)).isInstanceOf(ResourceGoneException.class);
  }

  @Test
  void shouldRefuseAStaleUpdate() {
    IGenericClient client = client(EncodingEnum.JSON);
    Practitioner created = created(client, person());
    client.update().resource(read(client, created).setGender(AdministrativeGender.OTHER)).execute();

    assertThatThrownBy(
            () ->
                client
                    .update()
                    .resource(created)
                    .withAdditionalHeader("If-Match", "W/\"1\"")
                    .execute())
        .isInstanceOf(PreconditionFailedException.class);
  }

  @ParameterizedTest
  @EnumSource(names = {"JSON", "XML"})
  void shouldMatch(EncodingEnum encoding) {
    IGenericClient client = client(encoding);
    Practitioner created = created(client, person());
    Practitioner sought = new Practitioner();
    sought.setName(created.getName()).setBirthDateElement(created.getBirthDateElement());
    Parameters input = new Parameters();
    input.addParameter().setName("resource").setResource(sought);
    input.addParameter().setName("onlySingleMatch").setValue(new BooleanType(true));

    Bundle bundle =
        client
            .operation()
            .onType(Practitioner.class)
            .named("$match")
            .withParameters(input)
            .returnResourceType(Bundle.class)
            .execute();

    FhirValidation.assertValid(bundle);
    assertThat(bundle.getEntryFirstRep().getResource().getIdPart()).isEqualTo(created.getIdPart());
    assertThat(bundle.getTotal()).isEqualTo(1);
  }

  @Test
  void shouldUnderstandRefusals() {
    Practitioner lost = person();
    lost.addAddress().setText("Somewhere");

    assertThatThrownBy(() -> client(EncodingEnum.JSON).create().resource(lost).execute())
        .isInstanceOfSatisfying(
            UnprocessableEntityException.class,
            refused -> FhirValidation.assertValid(refused.getOperationOutcome()));
  }

  @Test
  void shouldServeValidCapabilities() {
    CapabilityStatement statement =
        client(EncodingEnum.JSON).capabilities().ofType(CapabilityStatement.class).execute();

    FhirValidation.assertValid(statement);
  }
}
