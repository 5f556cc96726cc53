package org.workerservice.api.fhir.operation;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r5.model.BooleanType;
import org.hl7.fhir.r5.model.DataType;
import org.hl7.fhir.r5.model.IntegerType;
import org.hl7.fhir.r5.model.Parameters;
import org.hl7.fhir.r5.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r5.model.Practitioner;
import org.hl7.fhir.r5.model.Resource;
import org.workerservice.api.http.answer.RefusedRequest;

/**
 * A request of {@code $match}.
 *
 * @param resource the practitioner to find
 * @param onlySingleMatch whether only the best match is wanted, if there is one best match
 * @param onlyCertainMatches whether only a certain match is wanted, if there is exactly one
 * @param limit max matches in the answer
 */
record MatchInput(
    Practitioner resource, boolean onlySingleMatch, boolean onlyCertainMatches, int limit) {
  private static final int DEFAULT_LIMIT = 10;
  private static final int MAX_LIMIT = 100;
  private static final String RESOURCE = "resource";

  /** Two matches tell whether there is one. */
  private static final int ENOUGH_TO_TELL = 2;

  /**
   * Reads a body: parameters, or a practitioner alone.
   *
   * @throws RefusedRequest if it is neither, or if a parameter is missing, unknown, repeated or has
   *     another type
   */
  static MatchInput of(Resource body) {
    return switch (body) {
      case Practitioner practitioner -> new MatchInput(practitioner, false, false, DEFAULT_LIMIT);
      case Parameters parameters -> of(parameters.getParameter());
      default ->
          throw RefusedRequest.malformed(
              "resourceType", "wrong_type", "The body must be Parameters or a Practitioner.");
    };
  }

  private static MatchInput of(List<ParametersParameterComponent> parameters) {
    Practitioner resource = null;
    Optional<Boolean> onlySingle = Optional.empty();
    Optional<Boolean> onlyCertain = Optional.empty();
    Optional<Integer> count = Optional.empty();
    for (int index = 0; index < parameters.size(); index++) {
      ParametersParameterComponent parameter = parameters.get(index);
      String path = "Parameters.parameter[" + index + "]";
      switch (parameter.getName() == null ? "" : parameter.getName()) {
        case RESOURCE -> resource = once(path, resource, practitioner(path, parameter));
        case "onlySingleMatch" -> onlySingle = once(path, onlySingle, flag(path, parameter));
        case "onlyCertainMatches" -> onlyCertain = once(path, onlyCertain, flag(path, parameter));
        case "count" -> count = once(path, count, count(path, parameter));
        default ->
            throw RefusedRequest.malformed(
                path + ".name",
                "unknown_field",
                "The parameters are resource, onlySingleMatch, onlyCertainMatches and count.");
      }
    }
    if (resource == null) {
      throw RefusedRequest.malformed(
          "Parameters.parameter", "required", "The parameter resource must hold a Practitioner.");
    }
    return new MatchInput(
        resource,
        onlySingle.orElse(false),
        onlyCertain.orElse(false),
        Math.min(count.orElse(DEFAULT_LIMIT), MAX_LIMIT));
  }

  private static <T> Optional<T> once(String path, Optional<T> earlier, T value) {
    return Optional.of(once(path, earlier.orElse(null), value));
  }

  private static <T> T once(String path, T earlier, T value) {
    if (earlier != null) {
      throw RefusedRequest.malformed(path, "repeated", "The parameter must not repeat.");
    }
    return value;
  }

  private static Practitioner practitioner(String path, ParametersParameterComponent parameter) {
    if (parameter.getResource() instanceof Practitioner practitioner) {
      return practitioner;
    }
    throw RefusedRequest.malformed(
        path + ".resource", "wrong_type", "The resource must be a Practitioner.");
  }

  private static boolean flag(String path, ParametersParameterComponent parameter) {
    return typed(path, parameter, BooleanType.class, "The value must be a boolean.").booleanValue();
  }

  private static int count(String path, ParametersParameterComponent parameter) {
    String message = "The value must be an integer of at least 1.";
    int count = typed(path, parameter, IntegerType.class, message).getValue();
    if (count < 1) {
      throw RefusedRequest.malformed(path + ".value", "out_of_range", message);
    }
    return count;
  }

  private static <T extends DataType> T typed(
      String path, ParametersParameterComponent parameter, Class<T> type, String message) {
    DataType value = parameter.getValue();
    if (type.isInstance(value) && value.hasPrimitiveValue()) {
      return type.cast(value);
    }
    throw RefusedRequest.malformed(path + ".value", "wrong_type", message);
  }

  /** Returns how many matches to look for, to choose from. */
  int wanted() {
    return onlySingleMatch || onlyCertainMatches ? Math.max(limit, ENOUGH_TO_TELL) : limit;
  }
}
