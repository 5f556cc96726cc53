package org.workerservice.api.fhir.conformance;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r5.model.CapabilityStatement;
import org.hl7.fhir.r5.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r5.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r5.model.CapabilityStatement.RestfulCapabilityMode;
import org.hl7.fhir.r5.model.CodeType;
import org.hl7.fhir.r5.model.Enumerations.CapabilityStatementKind;
import org.hl7.fhir.r5.model.Enumerations.FHIRVersion;
import org.hl7.fhir.r5.model.Enumerations.PublicationStatus;
import org.workerservice.api.fhir.format.FhirFormat;
import org.workerservice.api.fhir.routing.Capabilities;

/** The capability statement. */
final class Statement {
  /** Changes only with the service. */
  private static final Date STARTED = Date.from(Instant.now());

  private Statement() {}

  static CapabilityStatement of(Capabilities capabilities) {
    CapabilityStatement statement =
        new CapabilityStatement()
            .setName("WorkerService")
            .setTitle("Worker Service")
            .setStatus(PublicationStatus.ACTIVE)
            .setDate(STARTED)
            .setDescription("A master index of workers: practitioners, organisations and roles.")
            .setKind(CapabilityStatementKind.INSTANCE)
            .setFhirVersion(FHIRVersion._5_0_0);
    statement.getSoftware().setName("Worker Service");
    statement.getImplementation().setDescription("Worker Service").setUrl("/fhir");
    for (FhirFormat format : FhirFormat.values()) {
      statement.getFormat().add(new CodeType(format.mediaType()));
    }
    statement.addRest(rest(capabilities.resources()));
    return statement;
  }

  private static CapabilityStatementRestComponent rest(
      List<CapabilityStatementRestResourceComponent> resources) {
    CapabilityStatementRestComponent rest =
        new CapabilityStatementRestComponent().setMode(RestfulCapabilityMode.SERVER);
    rest.getSecurity()
        .setDescription("A JSON web token in the Authorization header, as for the REST interface.");
    resources.forEach(resource -> rest.addResource(resource.copy()));
    return rest;
  }
}
