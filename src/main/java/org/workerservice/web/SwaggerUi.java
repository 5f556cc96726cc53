package org.workerservice.web;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/**
 * The files of Swagger UI that the page uses, from its WebJar.
 *
 * @param directory has the version in its name, so that browsers may cache its files forever
 */
record SwaggerUi(String directory, Map<String, Content> nameToContent) {
  static final String SCRIPT = "text/javascript; charset=utf-8";

  private static final String VERSION = "/META-INF/maven/org.webjars/swagger-ui/pom.properties";
  private static final String FILES = "/META-INF/resources/webjars/swagger-ui/";
  private static final Map<String, String> NAME_TO_TYPE =
      Map.of(
          "swagger-ui.css", "text/css; charset=utf-8",
          "swagger-ui-bundle.js", SCRIPT,
          "favicon-16x16.png", "image/png",
          "favicon-32x32.png", "image/png");

  static SwaggerUi read() {
    String version = version();
    Map<String, Content> nameToContent = new LinkedHashMap<>();
    NAME_TO_TYPE.forEach(
        (name, type) ->
            nameToContent.put(
                name, Content.immutable(type, Resources.bytes(FILES + version + "/" + name))));
    return new SwaggerUi(version, Map.copyOf(nameToContent));
  }

  private static String version() {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(Resources.text(VERSION)));
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
    return properties.getProperty("version");
  }
}
