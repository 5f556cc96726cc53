package org.workerservice.api.rest.organization;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32;
import org.workerservice.api.http.answer.RefusedRequest;
import org.workerservice.persistence.organization.OrganizationHits.Position;

/**
 * Writes and reads the {@code next} of a search for organisations. It belongs to one query: with
 * another one, pages would lack hits without a sign.
 */
record OrganizationCursor(String words, Optional<Boolean> active, Optional<String> roleCode) {
  private static final int FIXED = Integer.BYTES + Float.BYTES + 2 * Long.BYTES;

  String encode(Position position) {
    byte[] name = position.name().getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes =
        ByteBuffer.allocate(FIXED + name.length)
            .position(Integer.BYTES)
            .putFloat(position.score())
            .putLong(position.id().getMostSignificantBits())
            .putLong(position.id().getLeastSignificantBits())
            .put(name);
    bytes.putInt(0, checksum(bytes.array()));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  /** Refuses a text that {@link #encode} cannot have made for this query. */
  Position decode(String text) {
    try {
      Position position = decode(ByteBuffer.wrap(Base64.getUrlDecoder().decode(text)));
      // The last character has bits that the decoder ignores.
      if (!encode(position).equals(text)) {
        throw malformed();
      }
      return position;
    } catch (IllegalArgumentException
        | BufferUnderflowException
        | CharacterCodingException noCursor) {
      throw malformed();
    }
  }

  private Position decode(ByteBuffer bytes) throws CharacterCodingException {
    boolean intact = bytes.getInt() == checksum(bytes.array());
    float score = bytes.getFloat();
    UUID id = new UUID(bytes.getLong(), bytes.getLong());
    String name = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    if (!intact || !Float.isFinite(score) || name.indexOf('\0') >= 0) {
      throw malformed();
    }
    return new Position(score, name, id);
  }

  /** Of the query and of all bytes after the checksum itself. */
  private int checksum(byte[] cursor) {
    CRC32 checksum = new CRC32();
    checksum.update(
        String.join("\n", words.strip(), "" + active, "" + roleCode)
            .getBytes(StandardCharsets.UTF_8));
    checksum.update(cursor, Integer.BYTES, cursor.length - Integer.BYTES);
    return (int) checksum.getValue();
  }

  private static RefusedRequest malformed() {
    return RefusedRequest.malformed(
        "after",
        "invalid_format",
        "The parameter must be the next value of an earlier response to the same query.");
  }
}
