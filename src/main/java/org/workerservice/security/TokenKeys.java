package org.workerservice.security;

import java.util.List;
import java.util.stream.Stream;
import org.workerservice.config.ConfigurationException;
import org.workerservice.config.Environment;
import org.workerservice.config.JwtSettings;
import org.workerservice.config.Settings;

/** Finds the keys that the settings name; reads files, so not for an event loop. */
public final class TokenKeys {
  private static final String SECRET_FILE = "security.jwt.secret_file";
  private static final String PUBLIC_KEY_FILE = "security.jwt.public_key_file";

  private TokenKeys() {}

  /**
   * The keys whose tokens are accepted, at least one.
   *
   * @throws ConfigurationException when a key file is not usable
   */
  public static List<TokenKey> accepted(Settings settings) {
    JwtSettings jwt = settings.security().jwt();
    Stream<TokenKey> secret =
        jwt
            .secretFile()
            .map(file -> SharedSecret.read(file, SECRET_FILE))
            .map(TokenKey.class::cast)
            .stream();
    Stream<TokenKey> outside =
        jwt
            .publicKeyFile()
            .map(file -> IssuerPublicKey.read(file, PUBLIC_KEY_FILE))
            .map(TokenKey.class::cast)
            .stream();
    List<TokenKey> configured = Stream.concat(secret, outside).toList();
    return configured.isEmpty() ? List.of(signing(settings)) : configured;
  }

  /** Whether no key is named, so that development makes one in the data directory. */
  public static boolean makesOwn(Settings settings) {
    JwtSettings jwt = settings.security().jwt();
    return settings.environment() == Environment.DEVELOPMENT
        && jwt.secretFile().isEmpty()
        && jwt.publicKeyFile().isEmpty();
  }

  /**
   * The key that signs tokens made here.
   *
   * @throws ConfigurationException when there is none, because only an outside issuer can sign or
   *     because production makes no key by itself
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
