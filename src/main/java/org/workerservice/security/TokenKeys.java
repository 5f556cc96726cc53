package org.workerservice.security;

import java.util.List;
import java.util.stream.Stream;
import org.workerservice.config.Environment;
import org.workerservice.config.JwtSettings;
import org.workerservice.config.Settings;
import org.workerservice.config.reading.ConfigurationException;

/** Loads the keys that the settings name. Reads files, so do not call it on an event loop. */
public final class TokenKeys {
  private static final String SECRET_FILE = "security.jwt.secret_file";
  private static final String PUBLIC_KEY_FILE = "security.jwt.public_key_file";

  private TokenKeys() {}

  /**
   * Returns the keys whose tokens are accepted, at least one.
   *
   * @throws ConfigurationException if a key file is unusable
   */
  public static List<TokenKey> accepted(Settings settings) {
    JwtSettings jwt = settings.security().jwt();
    Stream<TokenKey> secret =
        jwt
            .secretFile()
            .map(file -> SharedSecret.read(file, SECRET_FILE))
            .map(TokenKey.class::cast)
            .stream();
    Stream<TokenKey> external =
        jwt
            .publicKeyFile()
            .map(file -> IssuerPublicKey.read(file, PUBLIC_KEY_FILE))
            .map(TokenKey.class::cast)
            .stream();
    List<TokenKey> configured = Stream.concat(secret, external).toList();
    return configured.isEmpty() ? List.of(signing(settings)) : configured;
  }

  /**
   * Whether the settings name no key, so that a development instance creates one in its data
   * directory.
   */
  public static boolean createsDevelopmentKey(Settings settings) {
    JwtSettings jwt = settings.security().jwt();
    return settings.environment() == Environment.DEVELOPMENT
        && jwt.secretFile().isEmpty()
        && jwt.publicKeyFile().isEmpty();
  }

  /**
   * Returns the key that signs the tokens issued here.
   *
   * @throws ConfigurationException if there is none: only an external issuer can sign, or
   *     production has no secret, because production never creates one
   */
  public static SharedSecret signing(Settings settings) {
    JwtSettings jwt = settings.security().jwt();
    if (jwt.secretFile().isPresent()) {
      return SharedSecret.read(jwt.secretFile().get(), SECRET_FILE);
    }
    if (jwt.publicKeyFile().isPresent()) {
      throw new ConfigurationException(
          SECRET_FILE
              + " must be set to issue tokens: the public key in "
              + PUBLIC_KEY_FILE
              + " can verify tokens but not sign them.");
    }
    if (settings.environment() == Environment.PRODUCTION) {
      throw new ConfigurationException(
          SECRET_FILE + " must be set when environment is production.");
    }
    return DevelopmentKey.ensure(settings.dataDir());
  }
}
