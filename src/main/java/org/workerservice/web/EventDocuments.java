package org.workerservice.web;

import io.vertx.ext.web.Router;
import java.util.LinkedHashMap;
import java.util.Map;

/** The description of the events: AsyncAPI and JSON Schemas. */
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
    for (String name : new String[] {"event-1.json", "worker-state-1.json"}) {
      pathToContent.put(
          DIRECTORY + "events/" + name,
          Content.revalidated(SCHEMA, Resources.text(DIRECTORY + "events/" + name)));
    }
    return new EventDocuments(pathToContent);
  }

  void mount(Router router) {
    pathToContent.forEach((path, content) -> router.get(path).handler(content::serve));
  }
}
