package org.workerservice.api.fhir.answer;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import org.hl7.fhir.r5.model.OperationOutcome;
import org.workerservice.api.fhir.format.FhirCodec;
import org.workerservice.api.fhir.format.FhirFormat;
import org.workerservice.api.fhir.format.WantedFormat;
import org.workerservice.api.http.answer.AnswerForm;
import org.workerservice.api.http.answer.ErrorCode;

/** Errors as {@code OperationOutcome}, in the format that the request wants; bodies in FHIR's. */
public final class FhirForm implements AnswerForm {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String SEARCH = "/_search";

  private final FhirCodec codec;

  /** Creates the form. */
  public FhirForm(FhirCodec codec) {
    this.codec = codec;
  }

  /** Returns the codec of a request below {@code /fhir}. */
  public static FhirCodec codec(RoutingContext routing) {
    return ((FhirForm) AnswerForm.of(routing).orElseThrow()).codec;
  }

  @Override
  public ErrorBody error(RoutingContext routing, ErrorCode code, String message, Object details) {
    WantedFormat wanted = WantedFormat.of(routing);
    OperationOutcome outcome =
        details instanceof OperationOutcome made
            ? made
            : Outcomes.error(code, text(code, message), details);
    return new ErrorBody(wanted.format().contentType(), codec.write(outcome, wanted));
  }

  private static String text(ErrorCode code, String message) {
    return switch (code) {
      case NOT_ACCEPTABLE ->
          "Accept and _format must allow application/fhir+json or application/fhir+xml, with"
              + " fhirVersion 5.0 if any.";
      case UNSUPPORTED_MEDIA_TYPE ->
          "The body must be of type application/fhir+json or application/fhir+xml, with fhirVersion"
              + " 5.0 if any, and not compressed.";
      default -> message;
    };
  }

  @Override
  public boolean accepts(RoutingContext routing, String contentType) {
    return FhirFormat.of(contentType).isPresent()
        || (routing.request().method().equals(HttpMethod.POST)
            && routing.normalizedPath().endsWith(SEARCH)
            && contentType.toLowerCase(Locale.ROOT).startsWith(FORM));
  }
}
