package org.workerservice.support;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport.IssueSeverity;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.util.List;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.UnknownCodeSystemWarningValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.instance.model.api.IBaseResource;

/**
 * Validates resources with HAPI's validator against FHIR R5, without a network. Shared by all tests
 * of a run, because loading takes seconds. Safe for any thread.
 */
public final class FhirValidation {
  private FhirValidation() {}

  /** The context of tests. */
  public static FhirContext context() {
    return Holder.CONTEXT;
  }

  private static final class Holder {
    static final FhirContext CONTEXT = FhirContext.forR5Cached();
    static final PrePopulatedValidationSupport OWN = new PrePopulatedValidationSupport(CONTEXT);
    static final FhirValidator VALIDATOR = validator();

    private static FhirValidator validator() {
      UnknownCodeSystemWarningValidationSupport unknown =
          new UnknownCodeSystemWarningValidationSupport(CONTEXT);
      // Systems such as NPI's are not part of R5.
      unknown.setNonExistentCodeSystemSeverity(IssueSeverity.INFORMATION);
      ValidationSupportChain chain =
          new ValidationSupportChain(
              new DefaultProfileValidationSupport(CONTEXT),
              OWN,
              new InMemoryTerminologyServerValidationSupport(CONTEXT),
              new CommonCodeSystemsTerminologyService(CONTEXT),
              unknown);
      return CONTEXT.newValidator().registerValidatorModule(new FhirInstanceValidator(chain));
    }
  }

  /** Adds a definition, such as that of an extension, which later resources may refer to. */
  public static void define(IBaseResource definition) {
    Holder.OWN.addResource(definition);
  }

  /**
   * Checks a resource.
   *
   * @throws AssertionError with the problems, if there is an error
   */
  public static void assertValid(IBaseResource resource) {
    assertValid(Holder.CONTEXT.newJsonParser().encodeResourceToString(resource));
  }

  /** As above, for the text that the service wrote, JSON or XML. */
  public static void assertValid(String text) {
    List<String> errors =
        Holder.VALIDATOR.validateWithResult(text).getMessages().stream()
            .filter(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
            .map(FhirValidation::text)
            .toList();
    if (!errors.isEmpty()) {
      throw new AssertionError("not valid: " + String.join("\n", errors) + "\n" + text);
    }
  }

  private static String text(SingleValidationMessage message) {
    return message.getLocationString() + ": " + message.getMessage();
  }
}
