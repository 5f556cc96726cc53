package org.workerservice.api.rest.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.workerservice.api.http.answer.AnswerJson;
import org.workerservice.persistence.log.Event;
import org.workerservice.relay.EndReason;

/** Events as JSON, and as server-sent events (HTML Living Standard, §9.2). */
public final class EventFrames {
  static final String MEDIA_TYPE = "text/event-stream";

  /** A comment that shows clients and proxies that the connection is alive. */
  static final Buffer HEARTBEAT = Buffer.buffer(": heartbeat\n\n");

  /** Tells clients to reconnect after this many milliseconds. */
  static final Buffer RETRY = Buffer.buffer("retry: 1000\n\n");

  private EventFrames() {}

  /** Returns an event with its sequence as id. JSON has no line breaks that could end the field. */
  public static Buffer of(Event event) {
    return Buffer.buffer(
        "id: "
            + event.sequence()
            + "\nevent: "
            + event.type()
            + "\ndata: "
            + json(EventView.of(event))
            + "\n\n");
  }

  /** Returns an event as JSON in UTF-8, as {@code GET /api/events} shows it. */
  public static byte[] envelope(Event event) {
    return json(EventView.of(event)).getBytes(StandardCharsets.UTF_8);
  }

  static Buffer end(EndReason reason) {
    return Buffer.buffer(
        "event: error\ndata: "
            + json(Map.of("reason", reason.code(), "message", reason.message()))
            + "\n\n");
  }

  private static String json(Object value) {
    try {
      return AnswerJson.MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException error) {
      throw new IllegalStateException("Cannot write the event as JSON.", error);
    }
  }
}
