package org.workerservice.persistence.database;

import io.vertx.core.buffer.Buffer;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.workerservice.bus.RequestContext;
import org.workerservice.model.Role;

/** Converts values to parameters of statements. */
public final class Parameters {
  private Parameters() {}

  /** Returns one value of each row, for a statement that unnests arrays into rows. */
  public static <S, T> T[] column(List<S> rows, Function<S, T> value, IntFunction<T[]> array) {
    return rows.stream().map(value).toArray(array);
  }

  /**
   * Returns the text of an array, such as {@code {1,2}}, for a column of arrays: in PostgreSQL the
   * rows of a two-dimensional array must all have the same length.
   */
  public static String arrayLiteral(List<Long> values) {
    return values.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
  }

  /** Returns the sorted codes of the caller's roles, separated by commas. */
  public static String roles(RequestContext context) {
    return context.roles().stream().map(Role::code).sorted().collect(Collectors.joining(","));
  }

  /** Returns the bytes of a hexadecimal text, for a {@code bytea}. */
  public static Buffer bytes(String hex) {
    return Buffer.buffer(HexFormat.of().parseHex(hex));
  }
}
