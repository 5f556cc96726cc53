package org.workerservice.encryption;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.HmacPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;
import com.google.crypto.tink.prf.PrfSet;
import java.security.GeneralSecurityException;
import org.workerservice.json.Json;

/**
 * The keys of one installation: AES-256-GCM keys for values at rest (the newest encrypts, all
 * decrypt) and one HMAC-SHA-256 key for hashes. The text form holds secret key material.
 */
public final class Keyset {
  private static final String ENCRYPTION = "encryption";
  private static final String HASHING = "hashing";
  private static final int HMAC_KEY_BYTES = 32;

  private final KeysetHandle encryption;
  private final KeysetHandle hashing;

  static {
    try {
      AeadConfig.register();
      PrfConfig.register();
    } catch (GeneralSecurityException error) {
      throw new ExceptionInInitializerError(error);
    }
  }

  private Keyset(KeysetHandle encryption, KeysetHandle hashing) {
    this.encryption = encryption;
    this.hashing = hashing;
  }

  /** Generates new keys. */
  public static Keyset generate() {
    try {
      HmacPrfParameters hmac =
          HmacPrfParameters.builder()
              .setKeySizeBytes(HMAC_KEY_BYTES)
              .setHashType(HmacPrfParameters.HashType.SHA256)
              .build();
      return new Keyset(
          KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM),
          KeysetHandle.generateNew(hmac));
    } catch (GeneralSecurityException error) {
      throw new EncryptionException("New encryption keys could not be generated.", error);
    }
  }

  /**
   * Parses the text form.
   *
   * @throws EncryptionException if the text is not a keyset
   */
  public static Keyset parse(String text) {
    try {
      JsonNode root = Json.MAPPER.readTree(text);
      return new Keyset(parseHandle(root.path(ENCRYPTION)), parseHandle(root.path(HASHING)));
    } catch (JsonProcessingException | GeneralSecurityException error) {
      // Without the cause: the message of a parser may quote the key material.
      throw new EncryptionException(
          "The encryption keyset cannot be read: its format is not valid.");
    }
  }

  private static KeysetHandle parseHandle(JsonNode node) throws GeneralSecurityException {
    return TinkJsonProtoKeysetFormat.parseKeyset(node.toString(), InsecureSecretKeyAccess.get());
  }

  /** Returns the text form, which is as secret as the keys. */
  public String serialize() {
    try {
      ObjectNode root = Json.MAPPER.createObjectNode();
      root.set(ENCRYPTION, serializeHandle(encryption));
      root.set(HASHING, serializeHandle(hashing));
      return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root);
    } catch (JsonProcessingException | GeneralSecurityException error) {
      throw new EncryptionException("The encryption keyset cannot be written.", error);
    }
  }

  private static JsonNode serializeHandle(KeysetHandle handle)
      throws GeneralSecurityException, JsonProcessingException {
    return Json.MAPPER.readTree(
        TinkJsonProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get()));
  }

  /** Returns the id of the key that encrypts new values. */
  public long encryptionKeyId() {
    return Integer.toUnsignedLong(encryption.getPrimary().getId());
  }

  Aead aead() throws GeneralSecurityException {
    return encryption.getPrimitive(RegistryConfiguration.get(), Aead.class);
  }

  PrfSet prf() throws GeneralSecurityException {
    return hashing.getPrimitive(RegistryConfiguration.get(), PrfSet.class);
  }

  @Override
  public String toString() {
    return "Keyset[" + encryptionKeyId() + "]";
  }
}
