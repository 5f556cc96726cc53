package org.workerservice.api.fhir.format;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.util.IModelVisitor;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IPrimitiveType;
import org.hl7.fhir.r5.model.Resource;
import org.workerservice.api.http.answer.RefusedRequest;
import org.workerservice.validation.Violation;

/**
 * Refuses elements that have an id or extensions instead of their value: the registry could only
 * drop them, and a missing value must never be read as one. Lines of addresses may lack theirs.
 */
final class ValuelessElements implements IModelVisitor {
  private static final String LINE = "line";

  private final List<Violation> violations = new ArrayList<>();

  private ValuelessElements() {}

  static void refuse(FhirContext context, Resource resource) {
    ValuelessElements found = new ValuelessElements();
    context.newTerser().visit(resource, found);
    if (!found.violations.isEmpty()) {
      throw RefusedRequest.malformed(found.violations);
    }
  }

  @Override
  public void acceptElement(
      IBaseResource resource,
      IBase element,
      List<String> path,
      BaseRuntimeChildDefinition child,
      BaseRuntimeElementDefinition<?> type) {
    if (element instanceof IPrimitiveType<?> primitive
        && !primitive.hasValue()
        && !path.isEmpty()
        && !LINE.equals(path.getLast())) {
      violations.add(
          new Violation(
              String.join(".", path),
              "required",
              "The element has no value; the registry keeps no ids or extensions instead of one."));
    }
  }
}
