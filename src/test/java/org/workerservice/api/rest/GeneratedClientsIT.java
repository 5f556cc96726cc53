package org.workerservice.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.workerservice.model.Role;
import org.workerservice.support.SharedService;

/**
 * Clients generated from the contract compile, and create, read, replace and find a worker. Runs
 * with {@code mvn -Pclients verify}, which fetches the generator. The parts that need Node.js and
 * the npm registry are skipped with a warning where these are missing, unless {@code
 * CLIENTS_REQUIRE_NODE=true}.
 */
@EnabledIfSystemProperty(
    named = "clients.tools",
    matches = ".+",
    disabledReason = "run with mvn -Pclients verify")
class GeneratedClientsIT {
  private static final Path SOURCES = Path.of("src", "test", "clients");
  private static final Path WORK = Path.of("target", "clients").toAbsolutePath();
  private static final Path CONTRACT = WORK.resolve("contract.yaml");
  private static final long MAX_MINUTES = 10;

  private static Path tools;

  @BeforeAll
  static void readTheContract() throws Exception {
    tools = Path.of(System.getProperty("clients.tools"));
    Files.createDirectories(WORK);
    String contract = SharedService.process().url() + "/api-docs/openapi.yaml";
    try (HttpClient client = HttpClient.newHttpClient()) {
      client.send(
          HttpRequest.newBuilder(URI.create(contract)).build(),
          HttpResponse.BodyHandlers.ofFile(CONTRACT));
    }
  }

  @Test
  void shouldWorkWithTheGeneratedJavaClient() throws Exception {
    Path project = WORK.resolve("java");
    generate("java", project, "--library", "native", "useSingleRequestParameter=true");
    String classPath =
        System.getProperty("java.class.path") + File.pathSeparator + tools.resolve("*");
    Path classes = Files.createDirectories(project.resolve("classes"));
    Path sources = project.resolve("sources.txt");
    Files.write(sources, javaFiles(project.resolve("src/main/java"), SOURCES.resolve("java")));

    run(
        WORK,
        java("javac"),
        "-nowarn",
        "-proc:none",
        "-cp",
        classPath,
        "-d",
        classes,
        "@" + sources);
    run(
        WORK,
        java("java"),
        "-cp",
        classes + File.pathSeparator + classPath,
        "Roundtrip",
        SharedService.process().url(),
        token());
  }

  private static List<String> javaFiles(Path... folders) throws IOException {
    List<String> files = new ArrayList<>();
    for (Path folder : folders) {
      try (Stream<Path> all = Files.walk(folder)) {
        all.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(files::add);
      }
    }
    return files.stream().map(file -> Path.of(file).toAbsolutePath().toString()).toList();
  }

  @Test
  void shouldWorkWithTheGeneratedTypeScriptClient() throws Exception {
    Path project = npmProject("typescript");
    generate("typescript-fetch", project.resolve("client"), "modelPropertyNaming=original");

    run(project, "npm", "run", "roundtrip", "--", SharedService.process().url(), token());
  }

  @Test
  void shouldHaveAContractWithoutWarnings() throws Exception {
    Path project = npmProject("lint");
    Files.copy(CONTRACT, project.resolve("contract.yaml"));

    run(project, "npm", "run", "lint");
  }

  /** A project with its packages; skips the test where Node.js or the npm registry is missing. */
  private static Path npmProject(String name) throws Exception {
    Path project = WORK.resolve(name);
    delete(project);
    Files.createDirectories(project);
    try (Stream<Path> files = Files.list(SOURCES.resolve("typescript"))) {
      for (Path file : files.toList()) {
        Files.copy(file, project.resolve(file.getFileName()));
      }
    }
    try {
      run(project, "npm", "install", "--ignore-scripts", "--no-audit", "--no-fund");
    } catch (IOException | AssertionError missing) {
      skip(missing);
    }
    return project;
  }

  private static void skip(Throwable missing) {
    if ("true".equals(System.getenv("CLIENTS_REQUIRE_NODE"))) {
      fail("CLIENTS_REQUIRE_NODE is true, but npm does not work.", missing);
    }
    String line = "!".repeat(78);
    System.err.printf(
        "%n%s%n!!! Node.js or the npm registry is missing:%n!!! the TypeScript client and the style"
            + " of the contract were NOT TESTED.%n%s%n%n",
        line, line);
    Assumptions.abort("npm does not work: " + missing.getMessage());
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path path : all.toList().reversed()) {
          Files.delete(path);
        }
      }
    }
  }

  private static String token() {
    return SharedService.tenant().token("client", Role.HR_ADMIN);
  }

  /** The last argument is a property of the generator. */
  private static void generate(String generator, Path into, String... more) throws Exception {
    delete(into);
    List<String> command =
        new ArrayList<>(List.of("generate", "-g", generator, "-i", CONTRACT.toString()));
    command.addAll(List.of("-o", into.toString()));
    command.addAll(List.of(more).subList(0, more.length - 1));
    command.addAll(List.of("--additional-properties", more[more.length - 1]));
    command.addAll(List.of("--global-property", "apiTests=false,modelTests=false"));
    List<Object> all = new ArrayList<>(List.of(java("java"), "-cp", tools.resolve("*")));
    all.add("org.openapitools.codegen.OpenAPIGenerator");
    all.addAll(command);
    run(Path.of(""), all.toArray());
  }

  private static String java(String tool) {
    return Path.of(System.getProperty("java.home"), "bin", tool).toString();
  }

  /** Runs a command in a folder and returns its output. */
  private static String run(Path folder, Object... command) throws Exception {
    List<String> words = Stream.of(command).map(Object::toString).toList();
    Path log = Files.createTempFile("clients", ".log");
    try {
      Process process =
          new ProcessBuilder(words)
              .directory(folder.toAbsolutePath().toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      if (!process.waitFor(MAX_MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
      }
      String output = Files.readString(log);
      assertThat(process.waitFor()).as("%s%n%s", String.join(" ", words), output).isZero();
      return output;
    } finally {
      Files.delete(log);
    }
  }
}
