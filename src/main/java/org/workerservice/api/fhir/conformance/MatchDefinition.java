package org.workerservice.api.fhir.conformance;

import org.hl7.fhir.r5.model.Enumerations.FHIRTypes;
import org.hl7.fhir.r5.model.Enumerations.OperationParameterUse;
import org.hl7.fhir.r5.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r5.model.Enumerations.VersionIndependentResourceTypesAll;
import org.hl7.fhir.r5.model.OperationDefinition;
import org.hl7.fhir.r5.model.OperationDefinition.OperationDefinitionParameterComponent;
import org.hl7.fhir.r5.model.OperationDefinition.OperationKind;

/** The definition of {@code Practitioner/$match}. */
final class MatchDefinition {
  private MatchDefinition() {}

  static OperationDefinition of() {
    OperationDefinition definition =
        new OperationDefinition()
            .setUrl("urn:worker-service:operation:practitioner-match")
            .setName("PractitionerMatch")
            .setTitle("Find the records that may be about a practitioner")
            .setStatus(PublicationStatus.ACTIVE)
            .setKind(OperationKind.OPERATION)
            .setAffectsState(false)
            .setCode("match")
            .setSystem(false)
            .setType(true)
            .setInstance(false);
    definition.setId("Practitioner-match");
    definition.addResource(VersionIndependentResourceTypesAll.PRACTITIONER);
    input(definition, "resource", 1, FHIRTypes.PRACTITIONER, "The record, whole or in part.");
    input(
        definition,
        "onlySingleMatch",
        0,
        FHIRTypes.BOOLEAN,
        "Answer only the best match; none if several match equally well.");
    input(
        definition,
        "onlyCertainMatches",
        0,
        FHIRTypes.BOOLEAN,
        "Answer only a certain match; none if several are certain.");
    input(
        definition,
        "count",
        0,
        FHIRTypes.INTEGER,
        "Max matches, at least 1; 10 if absent, never above 100.");
    add(definition, "return", 1, FHIRTypes.BUNDLE)
        .setUse(OperationParameterUse.OUT)
        .setDocumentation("A searchset, best match first, with scores and match grades.");
    return definition;
  }

  private static void input(
      OperationDefinition definition, String name, int min, FHIRTypes type, String meaning) {
    add(definition, name, min, type).setUse(OperationParameterUse.IN).setDocumentation(meaning);
  }

  private static OperationDefinitionParameterComponent add(
      OperationDefinition definition, String name, int min, FHIRTypes type) {
    return definition.addParameter().setName(name).setMin(min).setMax("1").setType(type);
  }
}
