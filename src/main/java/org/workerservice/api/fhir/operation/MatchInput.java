package org.workerservice.api.fhir.operation;

import java.util.List;
import org.hl7.fhir.r5.model.BooleanType;
import org.hl7.fhir.r5.model.IntegerType;
import org.hl7.fhir.r5.model.Parameters;
import org.hl7.fhir.r5.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r5.model.Practitioner;
import org.hl7.fhir.r5.model.Resource;
import org.workerservice.api.http.answer.RefusedRequest;

/**
 * What a match asks for: {@code Parameters}, or only the resource.
 *
 * @param onlySingleMatch whether more than one certain match is none
 */
record MatchInput(
    Practitioner resource, boolean onlyCertainMatches, boolean onlySingleMatch, int count) {
  private static final int DEFAULT_COUNT = 10;
  private static final int MAX_COUNT = 100;

  /**
   * Reads a body.
   *
   * @throws RefusedRequest if it is neither
   */
  static MatchInput of(Resource body) {
    return switch (body) {
      case Practitioner practitioner -> new MatchInput(practitioner, false, false, DEFAULT_COUNT);
      case Parameters parameters -> of(parameters);
      default ->
          throw RefusedRequest.malformed(
              "resourceType", "wrong_type", "The body must be Parameters or a Practitioner.");
    };
  }

  private static MatchInput of(Parameters parameters) {
    Practitioner resource = null;
    boolean certain = false;
    boolean single = false;
    int count = DEFAULT_COUNT;
    for (ParametersParameterComponent parameter : parameters.getParameter()) {
      switch (String.valueOf(parameter.getName())) {
        case "resource" -> resource = resource(parameter);
        case "onlyCertainMatches" -> certain = flag(parameter);
        case "onlySingleMatch" -> single = flag(parameter);
        case "count" -> count = count(parameter);
        default -> throw wrong(parameter, "unknown_parameter", "The operation has no such input.");
      }
    }
    if (resource == null) {
      throw RefusedRequest.malformed(
          "Parameters.parameter", "required", "The parameter \"resource\" is required.");
    }
    return new MatchInput(resource, certain, single, count);
  }

  private static Practitioner resource(ParametersParameterComponent parameter) {
    if (parameter.getResource() instanceof Practitioner practitioner) {
      return practitioner;
    }
    throw wrong(parameter, "wrong_type", "The resource must be a Practitioner.");
  }

  private static boolean flag(ParametersParameterComponent parameter) {
    if (parameter.getValue() instanceof BooleanType value && value.hasValue()) {
      return value.booleanValue();
    }
    throw wrong(parameter, "wrong_type", "The value must be a boolean.");
  }

  private static int count(ParametersParameterComponent parameter) {
    if (parameter.getValue() instanceof IntegerType value
        && value.hasValue()
        && value.getValue() >= 1
        && value.getValue() <= MAX_COUNT) {
      return value.getValue();
    }
    throw wrong(parameter, "out_of_range", "The value must be an integer from 1 to 100.");
  }

  private static RefusedRequest wrong(
      ParametersParameterComponent parameter, String code, String message) {
    boolean isKnown =
        List.of("resource", "onlyCertainMatches", "onlySingleMatch", "count")
            .contains(parameter.getName());
    return RefusedRequest.malformed(
        isKnown ? "Parameters." + parameter.getName() : "Parameters.parameter", code, message);
  }
}
