package org.workerservice.security;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.workerservice.model.Role;

/** Reads the claims of a token whose signature, issuer and audience were verified. */
final class TokenClaims {
  private static final Map<String, Role> CODE_TO_ROLE =
      Arrays.stream(Role.values()).collect(Collectors.toMap(Role::code, Function.identity()));

  private TokenClaims() {}

  /** A claim is missing or malformed. The message is a sentence for the caller. */
  static final class Unusable extends Exception {
    private static final long serialVersionUID = 1L;

    Unusable(String sentence) {
      super(sentence, null, false, false);
    }
  }

  static Caller caller(JsonObject claims) throws Unusable {
    Set<Role> roles = roles(claims);
    UUID tenant = tenant(claims);
    try {
      return new Caller(text(claims, "sub"), roles, tenant);
    } catch (IllegalArgumentException refused) {
      throw new Unusable("The token's sub claim must be 1 to 255 printable characters.");
    }
  }

  /** Returns a required time claim in seconds since 1970 (RFC 7519, NumericDate). */
  static long seconds(JsonObject claims, String name) throws Unusable {
    if (claims.getValue(name) instanceof Number number) {
      return number.longValue();
    }
    throw new Unusable("The token's " + name + " claim must be a time in seconds.");
  }

  private static String text(JsonObject claims, String name) throws Unusable {
    if (claims.getValue(name) instanceof String text) {
      return text;
    }
    throw new Unusable("The token's " + name + " claim must be a string.");
  }

  private static Set<Role> roles(JsonObject claims) throws Unusable {
    if (!(claims.getValue("roles") instanceof JsonArray codes) || codes.isEmpty()) {
      throw new Unusable("The token's roles claim must list at least one role.");
    }
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (Object code : codes) {
      if (!(code instanceof String text) || !CODE_TO_ROLE.containsKey(text)) {
        throw new Unusable("The token's roles claim lists an unknown role.");
      }
      roles.add(CODE_TO_ROLE.get(text));
    }
    return roles;
  }

  private static UUID tenant(JsonObject claims) throws Unusable {
    if (!claims.containsKey("tenant")) {
      return Tenants.DEFAULT;
    }
    String text = text(claims, "tenant");
    try {
      UUID tenant = UUID.fromString(text);
      if (tenant.toString().equalsIgnoreCase(text)) {
        return tenant;
      }
    } catch (IllegalArgumentException malformed) {
      // Refused below, like the short forms that UUID.fromString accepts.
    }
    throw new Unusable("The token's tenant claim must be a UUID.");
  }
}
