package org.workerservice.api.fhir.conformance;

import java.util.Optional;
import org.hl7.fhir.r5.model.ElementDefinition;
import org.hl7.fhir.r5.model.Enumerations.FHIRVersion;
import org.hl7.fhir.r5.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.hl7.fhir.r5.model.StructureDefinition.ExtensionContextType;
import org.hl7.fhir.r5.model.StructureDefinition.StructureDefinitionKind;
import org.hl7.fhir.r5.model.StructureDefinition.TypeDerivationRule;
import org.hl7.fhir.r5.model.UriType;
import org.workerservice.api.fhir.resource.WorkerExtension;

/** The definitions of the extensions, each as what it adds to {@code Extension}. */
final class ExtensionDefinitions {
  private static final String EXTENSION = "http://hl7.org/fhir/StructureDefinition/Extension";

  private ExtensionDefinitions() {}

  static Optional<StructureDefinition> find(String id) {
    for (WorkerExtension extension : WorkerExtension.values()) {
      if (extension.id().equals(id)) {
        return Optional.of(of(extension));
      }
    }
    return Optional.empty();
  }

  private static StructureDefinition of(WorkerExtension extension) {
    StructureDefinition definition =
        new StructureDefinition()
            .setUrl(extension.url())
            .setName("Worker" + extension.id().replace("-", ""))
            .setTitle(extension.meaning())
            .setStatus(PublicationStatus.ACTIVE)
            .setDescription(extension.meaning())
            .setFhirVersion(FHIRVersion._5_0_0)
            .setKind(StructureDefinitionKind.COMPLEXTYPE)
            .setAbstract(false)
            .setType("Extension")
            .setBaseDefinition(EXTENSION)
            .setDerivation(TypeDerivationRule.CONSTRAINT);
    definition.setId(extension.id());
    definition
        .addContext()
        .setType(ExtensionContextType.ELEMENT)
        .setExpression(extension.context());
    root(extension, definition);
    element(definition, "Extension.url").setFixed(new UriType(extension.url()));
    if (!extension.valueType().isEmpty()) {
      element(definition, "Extension.value[x]").setMin(1).addType().setCode(extension.valueType());
    }
    return definition;
  }

  private static void root(WorkerExtension extension, StructureDefinition definition) {
    element(definition, "Extension")
        .setShort(extension.meaning())
        .setDefinition(extension.meaning())
        .setMin(0)
        .setMax(extension.isSingle() ? "1" : "*");
  }

  private static ElementDefinition element(StructureDefinition definition, String path) {
    ElementDefinition element = definition.getDifferential().addElement();
    element.setId(path);
    return element.setPath(path);
  }
}
