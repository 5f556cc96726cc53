package org.workerservice.support;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.workerservice.app.postgresql.DatabaseAddress;
import org.workerservice.config.reading.SettingsLoader;

/**
 * How the packaged service is started.
 *
 * @param jvm options of its JVM
 * @param database instead of the embedded server
 * @param environment additional variables
 */
record ServiceCommand(
    Path jar,
    List<String> jvm,
    Optional<DatabaseAddress> database,
    Map<String, String> environment) {

  /** The jar of the build. */
  static Path builtJar() {
    return Path.of(System.getProperty("worker-service.jar", "target/worker-service.jar"));
  }

  /** The Java program that runs the tests. */
  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** Removes the settings of the user who runs the tests from the environment of a process. */
  static void forgetSettings(Map<String, String> variables) {
    variables
        .keySet()
        .removeIf(
            name ->
                SettingsLoader.isVariable(name)
                    || name.matches("JDK_JAVA_OPTIONS|JAVA_TOOL_OPTIONS"));
  }

  /** A process with a port that the system chooses. */
  ProcessBuilder process(ServiceFiles files) {
    List<String> command = new ArrayList<>();
    command.add(java());
    command.addAll(jvm);
    command.addAll(List.of("-jar", jar.toString(), "serve", "--data-dir", files.data().toString()));
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> variables = builder.environment();
    forgetSettings(variables);
    variables.put("HTTP_PORT", "0");
    database.ifPresent(address -> variables.put("DATABASE_URL", url(address)));
    variables.putAll(environment);
    return builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(files.log().toFile()));
  }

  private static String url(DatabaseAddress address) {
    return "postgres://%s:%s@%s:%d/%s"
        .formatted(
            encoded(address.user()),
            encoded(address.password()),
            address.host().contains(":") ? "[" + address.host() + "]" : address.host(),
            address.port(),
            encoded(address.database()));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
