package org.workerservice.app.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.workerservice.app.postgresql.DatabaseAddress;
import org.workerservice.app.startup.StartupException;
import org.workerservice.config.Settings;
import org.workerservice.encryption.EncryptionException;
import org.workerservice.encryption.Keyset;
import org.workerservice.encryption.SensitiveValues;
import org.workerservice.security.DevelopmentKey;
import org.workerservice.security.SharedSecret;
import org.workerservice.security.TokenKey;
import org.workerservice.security.TokenKeys;

/**
 * The keys that all instances on one database must share.
 *
 * <p>In production, the settings name files that hold them. In development, the service creates
 * them: in the data directory if the database is embedded, or else in the external database, in a
 * table that only its owner may read, so that two instances with different data directories form
 * one service. In both cases the database stores the fingerprint of the encryption keys and refuses
 * an instance with other keys.
 */
final class InstallationKeys {
  private static final String KEYSET_FILE = "encryption-keyset.json";
  private static final String KEYSET = "development_keyset";
  private static final String SECRET = "development_jwt_secret";
  private static final String FINGERPRINT = "encryption_fingerprint";

  private final Settings settings;
  private final DatabaseAddress address;

  InstallationKeys(Settings settings, DatabaseAddress address) {
    this.settings = settings;
    this.address = address;
  }

  /** The keys for values at rest, and the keys of accepted tokens. */
  record Keys(Keyset keyset, List<TokenKey> tokenKeys) {}

  /**
   * Finds or creates the keys. Blocks.
   *
   * @throws StartupException with a sentence for the operator
   */
  Keys find() {
    try (Connection connection =
        DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password())) {
      Keyset keyset = keyset(connection);
      checkFingerprint(connection, keyset);
      return new Keys(keyset, tokenKeys(connection));
    } catch (SQLException | IOException error) {
      throw new StartupException("The keys of this installation cannot be read or stored.", error);
    } catch (EncryptionException error) {
      throw new StartupException(error.getMessage(), error);
    }
  }

  private Keyset keyset(Connection connection) throws SQLException, IOException {
    if (settings.encryption().keysetFile().isPresent()) {
      return Keyset.parse(readConfigured(settings.encryption().keysetFile().get()));
    }
    return sharesDatabase()
        ? Keyset.parse(putIfAbsent(connection, KEYSET, Keyset.generate().serialize()))
        : Keyset.parse(readOrMake(settings.dataDir().resolve(KEYSET_FILE)));
  }

  private boolean sharesDatabase() {
    return settings.database().url().isPresent();
  }

  private static String readConfigured(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException error) {
      throw new StartupException("encryption.keyset_file must name a readable file.", error);
    }
  }

  /** This process holds the lock of the data directory, so no other process writes the file. */
  private static String readOrMake(Path file) throws IOException {
    if (!Files.exists(file)) {
      Path draft = file.resolveSibling(file.getFileName() + ".draft");
      Files.deleteIfExists(draft);
      Files.createFile(
          draft,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(
          draft, Keyset.generate().serialize(), StandardOpenOption.WRITE, StandardOpenOption.SYNC);
      Files.move(draft, file);
    }
    return Files.readString(file);
  }

  private void checkFingerprint(Connection connection, Keyset keyset) throws SQLException {
    String own = new SensitiveValues(keyset).fingerprint();
    String registered = putIfAbsent(connection, FINGERPRINT, own);
    if (!registered.equals(own)) {
      throw new StartupException(
          "The database was written with other encryption keys. Set encryption.keyset_file to their"
              + " file, or use the data directory that holds them.");
    }
    auditKey(connection, keyset);
  }

  private static void auditKey(Connection connection, Keyset keyset) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO encryption_audit (key_id, action, actor)
            SELECT ?, 'FIRST_USE', 'service'
            WHERE NOT EXISTS (SELECT FROM encryption_audit WHERE key_id = ?)
            """)) {
      insert.setLong(1, keyset.encryptionKeyId());
      insert.setLong(2, keyset.encryptionKeyId());
      insert.executeUpdate();
    }
  }

  private List<TokenKey> tokenKeys(Connection connection) throws SQLException {
    if (TokenKeys.createsDevelopmentKey(settings) && sharesDatabase()) {
      shareSecret(connection, TokenKeys.signing(settings));
    }
    return TokenKeys.accepted(settings);
  }

  /** All instances share the secret of the first, so that each accepts every token. */
  private void shareSecret(Connection connection, SharedSecret own) throws SQLException {
    SharedSecret shared = new SharedSecret(putIfAbsent(connection, SECRET, own.secret()));
    if (!shared.equals(own)) {
      DevelopmentKey.adopt(settings.dataDir(), shared);
    }
  }

  /** Returns the stored value of a name. Stores the given value if there is none yet. */
  private static String putIfAbsent(Connection connection, String name, String value)
      throws SQLException {
    try (PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO installation (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING");
        PreparedStatement select =
            connection.prepareStatement("SELECT value FROM installation WHERE name = ?")) {
      insert.setString(1, name);
      insert.setString(2, value);
      insert.executeUpdate();
      select.setString(1, name);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }
}
