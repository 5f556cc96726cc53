package org.workerservice.app.postgresql;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * The address of a PostgreSQL database and the user who signs in. {@link #toString} omits the
 * password.
 *
 * @param host name or address; an IPv6 address without brackets
 * @param port 1 to 65535
 */
public record DatabaseAddress(
    String host, int port, String database, String user, String password) {
  private static final int DEFAULT_PORT = 5432;
  private static final String EXPECTED =
      "the database URL must look like postgres://user:password@host:5432/database";

  /** Checks that every part is there. */
  public DatabaseAddress {
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(database, "database");
    Objects.requireNonNull(user, "user");
    Objects.requireNonNull(password, "password");
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException(EXPECTED + ": the port must be 1 to 65535");
    }
  }

  /**
   * Reads {@code postgres://user:password@host:port/database} (or {@code postgresql://}), with
   * percent-encoded parts. The default port is 5432; parameters after {@code ?} are ignored.
   *
   * @throws IllegalArgumentException with one sentence that never repeats any part of the URL
   */
  public static DatabaseAddress parse(String databaseUrl) {
    URI uri = toUri(databaseUrl.strip());
    if (!"postgres".equals(uri.getScheme()) && !"postgresql".equals(uri.getScheme())) {
      throw malformed("it starts with something else");
    }
    if (uri.getHost() == null) {
      throw malformed("the host or the port is missing or malformed");
    }
    String path = uri.getRawPath() == null ? "" : uri.getRawPath();
    if (path.length() < 2 || path.indexOf('/', 1) >= 0) {
      throw malformed("the database name is missing or malformed");
    }
    String credentials = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo();
    int colon = credentials.indexOf(':');
    String user = colon < 0 ? credentials : credentials.substring(0, colon);
    if (user.isEmpty()) {
      throw malformed("the user is missing");
    }
    return new DatabaseAddress(
        withoutBrackets(uri.getHost()),
        uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort(),
        decode(path.substring(1)),
        decode(user),
        colon < 0 ? "" : decode(credentials.substring(colon + 1)));
  }

  /** Returns the URL for the JDBC driver. User and password are passed separately. */
  public String jdbcUrl() {
    String hostPart = host.indexOf(':') < 0 ? host : "[" + host + "]";
    return "jdbc:postgresql://" + hostPart + ":" + port + "/" + encode(database);
  }

  /** Returns the address of another database on the same server, with the same user. */
  public DatabaseAddress withDatabase(String otherDatabase) {
    return new DatabaseAddress(host, port, otherDatabase, user, password);
  }

  @Override
  public String toString() {
    String hostPart = host.indexOf(':') < 0 ? host : "[" + host + "]";
    return "postgres://%s@%s:%d/%s".formatted(encode(user), hostPart, port, encode(database));
  }

  // The cause is left out on purpose: a URISyntaxException repeats its input, with the password.
  private static URI toUri(String databaseUrl) {
    try {
      return new URI(databaseUrl);
    } catch (URISyntaxException _) {
      throw malformed("special characters in it must be percent-encoded");
    }
  }

  private static IllegalArgumentException malformed(String reason) {
    return new IllegalArgumentException(EXPECTED + ": " + reason);
  }

  private static String withoutBrackets(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  // URLDecoder reads form encoding, where + is a space; in a URL's user or path it is a plus.
  private static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
