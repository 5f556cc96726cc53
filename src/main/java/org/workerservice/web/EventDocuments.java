package org.workerservice.web;

import io.vertx.ext.web.Router;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The description of the events and commands: AsyncAPI and JSON Schemas. */
record EventDocuments(Map<String, Content> pathToContent) {
  private static final String DIRECTORY = "/api-docs/";
  private static final String SCHEMA = "application/json";

  static EventDocuments read(String version) {
    Map<String, Content> pathToContent = new LinkedHashMap<>();
    pathToContent.put(
        DIRECTORY + "asyncapi.yaml",
        Content.revalidated(
            "application/yaml",
            Resources.text(DIRECTORY + "asyncapi.yaml").replace("{program-version}", version)));
    for (String name :
        List.of(
            "events/event-1.json",
            "events/worker-state-1.json",
            "commands/command-1.json",
            "commands/command-result-1.json")) {
      pathToContent.put(
          DIRECTORY + name, Content.revalidated(SCHEMA, Resources.text(DIRECTORY + name)));
    }
    return new EventDocuments(pathToContent);
  }

  void mount(Router router) {
    pathToContent.forEach((path, content) -> router.get(path).handler(content::serve));
  }
}
