package org.workerservice.api.fhir.routing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.hl7.fhir.r5.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r5.model.CapabilityStatement.TypeRestfulInteraction;

/** What the mounted routes can do. Not thread-safe: complete it before the first request. */
public final class Capabilities {
  private final Map<String, CapabilityStatementRestResourceComponent> typeToResource =
      new LinkedHashMap<>();

  /** Notes an interaction with a type. */
  public void add(String type, TypeRestfulInteraction interaction) {
    resource(type).addInteraction().setCode(interaction);
  }

  /** Notes an operation on a type. */
  public void addOperation(String type, String name) {
    resource(type)
        .addOperation()
        .setName(name)
        .setDefinition(
            "urn:worker-service:operation:" + type.toLowerCase(Locale.ROOT) + "-" + name);
  }

  /** Notes more about a type, such as its search parameters. */
  public void describe(String type, Consumer<CapabilityStatementRestResourceComponent> more) {
    more.accept(resource(type));
  }

  private CapabilityStatementRestResourceComponent resource(String type) {
    return typeToResource.computeIfAbsent(
        type, name -> new CapabilityStatementRestResourceComponent().setType(name));
  }

  /** Returns what was noted of each type. */
  public List<CapabilityStatementRestResourceComponent> resources() {
    return new ArrayList<>(typeToResource.values());
  }
}
