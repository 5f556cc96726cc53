package org.workerservice.api.fhir.resource;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hl7.fhir.r5.model.DataType;
import org.hl7.fhir.r5.model.Element;
import org.hl7.fhir.r5.model.Extension;

/**
 * The extensions that hold what R5 has no element for. Each has a definition that the service
 * serves.
 */
public enum WorkerExtension {
  WORKER_TYPE("Practitioner", "code", true, "The occupation of the worker."),
  EMPLOYMENT_STATUS("Practitioner", "code", true, "The employment status of the worker."),
  MARITAL_STATUS("Practitioner", "string", true, "The marital status, in words."),
  MULTIPLE_BIRTH("Practitioner", "boolean", true, "Whether the worker is a twin or the like."),
  MANAGING_ORGANIZATION("Practitioner", "Reference", true, "The organisation with the record."),
  EMERGENCY_CONTACT("Practitioner", "", false, "A person to call in an emergency."),
  LINK(
      "Practitioner",
      "",
      false,
      "A link to another record: replaced_by, replaces, refer, seealso."),
  SOURCE_KEY("Element", "", false, "The record in a system that feeds the registry."),
  IDENTITY_DOCUMENT("Practitioner", "", false, "A passport or another identity document."),
  DOCUMENT_TYPE("Element", "code", true, "The type of a document."),
  ISSUING_COUNTRY("Element", "code", true, "The country that issued a document (ISO 3166-1)."),
  VERIFIED("Element", "boolean", true, "Whether a person has inspected the document."),
  MONONYM("HumanName", "boolean", true, "Whether the person has one name only."),
  ORIGINAL("ContactPoint", "string", true, "The contact as received, before normalisation."),
  REPLACED_BY("OperationOutcome", "Reference", true, "The record that a merged one lives on in."),
  CANDIDATE("OperationOutcome", "Reference", true, "A record that may be about the same worker."),
  PRIMARY("Element", "boolean", true, "Whether this is the main one of its kind.");

  private static final String BASE = "urn:worker-service:extension:";

  private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');
  private final String context;
  private final String valueType;
  private final boolean single;
  private final String meaning;

  WorkerExtension(String context, String valueType, boolean single, String meaning) {
    this.context = context;
    this.valueType = valueType;
    this.single = single;
    this.meaning = meaning;
  }

  /** Returns the id of the definition. */
  public String id() {
    return id;
  }

  /** Returns the URL of the definition, which is that of the extension. */
  public String url() {
    return BASE + id;
  }

  /** Returns the type that is extended. */
  public String context() {
    return context;
  }

  /** Returns the type of the value; empty if the extension has extensions instead. */
  public String valueType() {
    return valueType;
  }

  /** Whether it does not repeat. */
  public boolean isSingle() {
    return single;
  }

  /** Returns what it means, in one sentence. */
  public String meaning() {
    return meaning;
  }

  /** Adds the extension to an element. */
  <T extends DataType> void add(List<Extension> extensions, T value) {
    extensions.add(new Extension(url(), value));
  }

  /** Adds an extension that has extensions and returns it. */
  Extension addTo(List<Extension> extensions) {
    Extension added = new Extension(url());
    extensions.add(added);
    return added;
  }

  /** Returns the extensions of this kind among these. */
  List<Extension> in(List<Extension> extensions) {
    return extensions.stream().filter(one -> url().equals(one.getUrl())).toList();
  }

  /** Returns the value of this extension, if it has one of the type. */
  <T extends DataType> Optional<T> value(List<Extension> extensions, Class<T> type) {
    return in(extensions).stream()
        .map(Extension::getValue)
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst();
  }

  /** Returns the text of the value of this extension. */
  Optional<String> text(Element element) {
    return in(element.getExtension()).stream()
        .map(Extension::getValue)
        .filter(value -> value != null && value.isPrimitive())
        .map(DataType::primitiveValue)
        .findFirst();
  }

  /** Whether the extension says true. */
  boolean isTrue(Element element) {
    return text(element).filter("true"::equals).isPresent();
  }
}
