package org.workerservice.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** Sends bytes that an HTTP client would not send. */
public final class RawHttp {
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3}) ");
  private static final int PATIENCE_MILLIS = 20_000;

  private RawHttp() {}

  /**
   * The bytes received until the server closed the connection.
   *
   * @param closed false if the connection was still open after 20 s without another byte
   */
  public record Conversation(String text, boolean closed) {
    /** Returns the statuses of the answers, in order. */
    public List<Integer> statuses() {
      return STATUS.matcher(text).results().map(found -> Integer.valueOf(found.group(1))).toList();
    }
  }

  /** Sends the text at once, in ISO 8859-1, and reads until the connection ends. */
  public static Conversation send(String url, String text) throws IOException {
    URI address = URI.create(url);
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return read(socket);
    }
  }

  private static Conversation read(Socket socket) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    boolean closed = true;
    try {
      socket.getInputStream().transferTo(bytes);
    } catch (SocketTimeoutException open) {
      closed = false;
    } catch (SocketException reset) {
      // A reset ends the connection too.
    }
    return new Conversation(bytes.toString(StandardCharsets.UTF_8), closed);
  }
}
