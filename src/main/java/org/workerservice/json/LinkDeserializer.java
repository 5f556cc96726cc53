package org.workerservice.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.util.UUID;
import org.workerservice.model.LinkType;
import org.workerservice.model.WorkerLink;

/** Reads links and names the field at fault, even if it is a missing required field. */
final class LinkDeserializer extends StdDeserializer<WorkerLink> {
  LinkDeserializer() {
    super(WorkerLink.class);
  }

  private record Form(UUID otherWorkerId, LinkType linkType) {}

  @Override
  public WorkerLink deserialize(JsonParser parser, DeserializationContext context)
      throws IOException {
    Form form = context.readValue(parser, Form.class);
    return new WorkerLink(
        required(parser, "other_worker_id", form.otherWorkerId()),
        required(parser, "link_type", form.linkType()));
  }

  private static <T> T required(JsonParser parser, String name, T value) throws MissingField {
    if (value == null) {
      throw new MissingField(parser, WorkerLink.class, name);
    }
    return value;
  }
}
