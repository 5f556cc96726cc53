package org.workerservice.api.fhir.format;

import ca.uhn.fhir.parser.IParserErrorHandler;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ScalarType;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ValueType;
import java.util.ArrayList;
import java.util.List;
import org.workerservice.api.http.answer.RefusedRequest;
import org.workerservice.validation.Violation;

/** Collects what is wrong with a resource while it is parsed. Never quotes values. */
final class ParseProblems implements IParserErrorHandler {
  private final List<Violation> violations = new ArrayList<>();

  /**
   * Checks that there was no problem.
   *
   * @throws RefusedRequest if there was one
   */
  void finish() {
    if (!violations.isEmpty()) {
      throw RefusedRequest.malformed(violations);
    }
  }

  private void add(IParseLocation location, String element, String code, String message) {
    String parent = location == null ? null : location.getParentElementName();
    String field = parent == null || parent.isEmpty() ? element : parent + "." + element;
    violations.add(new Violation(field, code, message));
  }

  @Override
  public void containedResourceWithNoId(IParseLocation location) {
    add(location, "contained", "required", "A contained resource needs an id.");
  }

  @Override
  public void incorrectJsonType(
      IParseLocation location,
      String element,
      ValueType expected,
      ScalarType expectedScalar,
      ValueType found,
      ScalarType foundScalar) {
    add(location, element, "wrong_type", "The element has the wrong JSON type.");
  }

  @Override
  public void invalidValue(IParseLocation location, String value, String error) {
    String element = location == null ? "" : location.getParentElementName();
    violations.add(
        new Violation(
            element, "invalid_format", "The element has a value that R5 does not allow."));
  }

  @Override
  public void missingRequiredElement(IParseLocation location, String element) {
    add(location, element, "required", "The element is required.");
  }

  @Override
  public void unexpectedRepeatingElement(IParseLocation location, String element) {
    add(location, element, "repeated", "The element must not repeat.");
  }

  @Override
  public void unknownAttribute(IParseLocation location, String attribute) {
    add(location, attribute, "unknown_field", "R5 has no such attribute here.");
  }

  @Override
  public void unknownElement(IParseLocation location, String element) {
    add(location, element, "unknown_field", "R5 has no such element here.");
  }

  @Override
  public void unknownReference(IParseLocation location, String reference) {
    add(location, "reference", "unknown_reference", "The resource contains no such resource.");
  }

  @Override
  public void invalidInternalReference(IParseLocation location, String reference) {
    add(location, "reference", "invalid_format", "The reference is not valid.");
  }

  @Override
  public void extensionContainsValueAndNestedExtensions(IParseLocation location) {
    add(location, "extension", "invalid", "An extension has either a value or extensions.");
  }
}
