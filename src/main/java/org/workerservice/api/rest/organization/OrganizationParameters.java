package org.workerservice.api.rest.organization;

import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.workerservice.api.http.answer.RefusedRequest;
import org.workerservice.api.http.parameter.Parameters;
import org.workerservice.api.http.parameter.TypedParameters;
import org.workerservice.model.organization.OdsStatus;
import org.workerservice.model.organization.RecordClass;
import org.workerservice.persistence.organization.OrganizationCommand;

/** Reads the query parameters that filter organisations. */
final class OrganizationParameters {
  private static final Pattern CODE = Pattern.compile("[A-Z0-9]{1,20}");

  private OrganizationParameters() {}

  static OrganizationCommand.Filter filter(RoutingContext routing) {
    return new OrganizationCommand.Filter(
        flag(routing, "active"),
        TypedParameters.coded(routing, "ods_status", OdsStatus.values()),
        TypedParameters.coded(routing, "record_class", RecordClass.values()),
        code(routing, "role_code"),
        code(routing, "ods_code"),
        Parameters.uuidQuery(routing, "part_of"),
        Parameters.uuidQuery(routing, "organization_tree"));
  }

  static Optional<Boolean> flag(RoutingContext routing, String name) {
    return Parameters.flag(routing, name);
  }

  static Optional<String> code(RoutingContext routing, String name) {
    return Parameters.single(routing, name)
        .map(text -> text.toUpperCase(Locale.ROOT))
        .map(
            text -> {
              if (!CODE.matcher(text).matches()) {
                throw malformed(name, "The parameter must be 1 to 20 letters and digits.");
              }
              return text;
            });
  }

  private static RefusedRequest malformed(String name, String message) {
    return RefusedRequest.malformed(name, "invalid_format", message);
  }
}
