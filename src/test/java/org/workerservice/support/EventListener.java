package org.workerservice.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A client of the event stream, on its own socket. Reads on a separate thread once it is told to.
 * Safe for any thread.
 */
public final class EventListener implements AutoCloseable {
  private final Socket socket;
  private final BufferedReader reader;
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private volatile boolean ended;

  private EventListener(Socket socket) throws IOException {
    this.socket = socket;
    this.reader =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Requests the stream but does not read the answer yet. The receive buffer is small. */
  public static EventListener ask(
      String url, String path, String token, Map<String, String> headers) throws IOException {
    URI address = URI.create(url);
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4_096);
    socket.connect(new java.net.InetSocketAddress(address.getHost(), address.getPort()), 5_000);
    StringBuilder request =
        new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: " + address.getAuthority() + "\r\n");
    request.append("Authorization: Bearer ").append(token).append("\r\n");
    headers.forEach(
        (name, value) -> request.append(name).append(": ").append(value).append("\r\n"));
    socket
        .getOutputStream()
        .write(request.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
    return new EventListener(socket);
  }

  /** Reads from now on. */
  public EventListener reading() {
    Thread.ofVirtual().start(this::read);
    return this;
  }

  private void read() {
    try {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.add(line);
      }
    } catch (IOException gone) {
      // The stream has ended, for whatever reason.
    }
    ended = true;
  }

  /** Returns status line, headers, chunk sizes and fields, as received. */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  /** The ids of the events so far. */
  public List<Long> ids() {
    return lines.stream()
        .filter(line -> line.startsWith("id: "))
        .map(line -> Long.valueOf(line.substring(4)))
        .toList();
  }

  /** Returns whether the server has ended the stream or closed the connection. */
  public boolean ended() {
    return ended || lines.contains("0");
  }

  /** Disconnects without notice. */
  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException ignored) {
      // There is nothing left to close.
    }
  }
}
