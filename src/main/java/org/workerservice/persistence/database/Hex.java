package org.workerservice.persistence.database;

import io.vertx.core.buffer.Buffer;
import java.util.HexFormat;
import java.util.List;

/** Turns hashes into parameters. */
public final class Hex {
  private Hex() {}

  /** Returns the bytes of hexadecimal texts, as the parameter of a {@code bytea[]}. */
  public static Buffer[] decode(List<String> texts) {
    return texts.stream()
        .map(text -> Buffer.buffer(HexFormat.of().parseHex(text)))
        .toArray(Buffer[]::new);
  }
}
