package org.workerservice.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The OpenAPI contract, for look-ups and validation. Safe for any thread. JSON pointers name its
 * parts.
 */
public final class ContractDocument {
  private static final String ADDRESS = "https://worker-service.example/openapi";
  private static final String SCHEMAS = "/components/schemas";
  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "patch", "head", "options", "trace");

  private final ObjectNode root;
  private final JsonSchemaFactory schemas;
  private final Map<String, JsonSchema> pointerToSchema = new ConcurrentHashMap<>();

  private ContractDocument(ObjectNode root) {
    this.root = root;
    this.schemas =
        JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V202012,
            builder ->
                builder
                    .metaSchema(dialect(root))
                    .schemaLoaders(loaders -> loaders.schemas(Map.of(ADDRESS, root.toString()))));
  }

  /** The validator treats the whole document as a schema and must ignore its other parts. */
  private static JsonMetaSchema dialect(ObjectNode root) {
    JsonMetaSchema.Builder dialect = JsonMetaSchema.builder(JsonMetaSchema.getV202012());
    root.fieldNames().forEachRemaining(name -> dialect.keyword(new NonValidationKeyword(name)));
    return dialect.build();
  }

  /** An operation, such as {@code post} on {@code /api/workers}. */
  public record Operation(String path, String method, String pointer, JsonNode node) {
    /** Returns its name in the contract. */
    public String id() {
      return node.path("operationId").asText();
    }
  }

  /** The contract as clients see it: answers may have more fields than it names. */
  public static ContractDocument asWritten() {
    return new ContractDocument(read());
  }

  /** The contract with every object closed, so that an answer with an unnamed field breaks it. */
  public static ContractDocument closed() {
    ObjectNode root = read();
    Set<String> extended = new TreeSet<>();
    root.findValues("allOf").stream()
        .flatMap(parts -> parts.findValuesAsText("$ref").stream())
        .forEach(extended::add);
    root.at(SCHEMAS)
        .properties()
        .forEach(
            entry ->
                close(entry.getValue(), extended.contains("#" + SCHEMAS + "/" + entry.getKey())));
    return new ContractDocument(root);
  }

  /** Closes a schema, unless others extend it, and the schemas of its properties and items. */
  private static void close(JsonNode schema, boolean extended) {
    if (!extended && (schema.has("properties") || schema.has("allOf"))) {
      ((ObjectNode) schema).put("unevaluatedProperties", false);
    }
    schema.path("properties").forEach(property -> close(property, false));
    if (schema.has("items")) {
      close(schema.get("items"), false);
    }
  }

  private static ObjectNode read() {
    try (InputStream file =
        ContractDocument.class.getResourceAsStream("/openapi/worker-service.yaml")) {
      return (ObjectNode) new YAMLMapper().readTree(file);
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
  }

  /** The part under a pointer; missing if there is none. */
  public JsonNode at(String pointer) {
    return root.at(pointer);
  }

  /** The schema of that name. */
  public JsonNode schema(String name) {
    return at(SCHEMAS + "/" + name);
  }

  /** The whole contract as text. */
  public String json() {
    return root.toString();
  }

  /** Follows a pointer if its target is only a reference. */
  public String follow(String pointer) {
    JsonNode node = at(pointer);
    return node.size() == 1 && node.has("$ref")
        ? follow(node.get("$ref").asText().substring(1))
        : pointer;
  }

  /** Whether every answer of a response has a header: unless the contract says otherwise. */
  public boolean isAlwaysThere(String response, String header) {
    return at(follow(response + "/headers/" + header)).path("required").asBoolean(true);
  }

  /** All operations in the order of the contract. */
  public List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    root.path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        entry -> {
                          if (METHODS.contains(entry.getKey())) {
                            operations.add(
                                operation(path.getKey(), entry.getKey(), entry.getValue()));
                          }
                        }));
    return operations;
  }

  private static Operation operation(String path, String method, JsonNode node) {
    return new Operation(
        path, method, "/paths/" + path.replace("~", "~0").replace("/", "~1") + "/" + method, node);
  }

  /** The operation of that name. */
  public Operation operation(String id) {
    return operations().stream()
        .filter(operation -> operation.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("the contract has no operation " + id));
  }

  /** The parameters of an operation and of its path. */
  public List<JsonNode> parameters(Operation operation) {
    List<JsonNode> parameters = new ArrayList<>();
    String path = operation.pointer().substring(0, operation.pointer().lastIndexOf('/'));
    for (String owner : List.of(path, operation.pointer())) {
      for (int index = 0; index < at(owner + "/parameters").size(); index++) {
        parameters.add(at(follow(owner + "/parameters/" + index)));
      }
    }
    return parameters;
  }

  /** Returns the pointer to the answer with a status, or to the default answer. */
  public String response(Operation operation, int status) {
    String pointer = operation.pointer() + "/responses/" + status;
    return follow(
        at(pointer).isMissingNode() ? operation.pointer() + "/responses/default" : pointer);
  }

  private JsonSchema schemaUnder(String pointer) {
    SchemaValidatorsConfig config =
        SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    return schemas.getSchema(SchemaLocation.of(ADDRESS + "#" + pointer), config);
  }

  /** Returns how a value differs from the schema under a pointer; empty if it matches. */
  public List<String> violations(String pointer, JsonNode value) {
    return pointerToSchema
        .computeIfAbsent(follow(pointer), this::schemaUnder)
        .validate(value)
        .stream()
        .map(ValidationMessage::getMessage)
        .sorted()
        .toList();
  }
}
