package org.workerservice.json;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.module.blackbird.BlackbirdModule;
import org.workerservice.model.Address;
import org.workerservice.model.ContactPoint;
import org.workerservice.model.HumanName;
import org.workerservice.model.Identifier;
import org.workerservice.model.IdentityDocument;
import org.workerservice.model.Worker;
import org.workerservice.model.WorkerLink;
import org.workerservice.model.organization.Organization;

/** The mappers that read and write all JSON of the service. */
public final class Json {
  private static final StreamReadConstraints LIMITS =
      StreamReadConstraints.builder()
          .maxNestingDepth(32)
          .maxStringLength(1_000_000)
          .maxNumberLength(30)
          .build();

  /**
   * Strict input: unknown fields, duplicate keys, trailing text and values of the wrong type are
   * errors. Thread-safe.
   */
  public static final JsonMapper MAPPER = strict();

  /**
   * Writes the content of a worker or an organisation without the fields that the database stores
   * separately (id, version, times of creation, change and deletion), and without empty lists and
   * texts.
   */
  public static final JsonMapper CONTENT =
      MAPPER
          .rebuild()
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_EMPTY, JsonInclude.Include.NON_EMPTY))
          .addMixIn(Worker.class, WithoutServerOwnedFields.class)
          .addMixIn(Organization.class, WithoutServerOwnedFields.class)
          .build();

  private Json() {}

  /**
   * Returns a reader for {@code jsonb} of the database. It does not check for duplicate keys, which
   * {@code jsonb} cannot contain; the check would take a twentieth of the time.
   */
  public static ObjectReader storedReader(Class<?> type) {
    return CONTENT
        .readerFor(type)
        .with(new JsonFactoryBuilder().streamReadConstraints(LIMITS).build());
  }

  private static JsonMapper strict() {
    return JsonMapper.builder(new JsonFactoryBuilder().streamReadConstraints(LIMITS).build())
        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
        .defaultPropertyInclusion(
            JsonInclude.Value.construct(
                JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
        .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
        .addModule(new BlackbirdModule())
        .addModule(new Jdk8Module())
        .addModule(new OptionalModule())
        .addModule(new JavaTimeModule())
        .addModule(new TimeModule())
        .addModule(new CodedModule())
        .addModule(new TextModule())
        .addMixIn(HumanName.class, NameForm.class)
        .addMixIn(Address.class, UseAlias.class)
        .addMixIn(ContactPoint.class, ValidityForm.class)
        .addMixIn(Identifier.class, ValidityForm.class)
        .addMixIn(IdentityDocument.class, DocumentForm.class)
        .addMixIn(WorkerLink.class, LinkForm.class)
        .addMixIn(Worker.class, WorkerForm.class)
        .withCoercionConfig(
            LogicalType.Textual,
            config ->
                config
                    .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
        .build();
  }

  /** {@code incomplete} is computed for responses and ignored in requests. */
  @JsonIgnoreProperties("incomplete")
  interface UseAlias {
    /** FHIR calls it {@code use}. */
    @JsonAlias("use")
    Object useType();
  }

  /** {@code mononym} is written only if it is true. */
  @JsonIgnoreProperties("incomplete")
  interface NameForm extends UseAlias {
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    boolean mononym();
  }

  /** {@code validity} is computed for responses and ignored in requests. */
  @JsonIgnoreProperties("validity")
  interface ValidityForm extends UseAlias {}

  /** {@code status} and {@code validity} are computed for responses and ignored in requests. */
  @JsonIgnoreProperties({"status", "validity"})
  interface DocumentForm {}

  /** {@code field_provenance} is ignored in requests; few answers have it. */
  @JsonIgnoreProperties("field_provenance")
  interface WorkerForm {}

  @JsonDeserialize(using = LinkDeserializer.class)
  interface LinkForm {}

  @JsonIgnoreProperties({"id", "version", "created_at", "updated_at", "deleted_at", "deleted_by"})
  interface WithoutServerOwnedFields {}
}
