package org.workerservice.survivorship;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.workerservice.model.Address;
import org.workerservice.model.Communication;
import org.workerservice.model.ContactPoint;
import org.workerservice.model.EmergencyContact;
import org.workerservice.model.EmploymentStatus;
import org.workerservice.model.Gender;
import org.workerservice.model.HumanName;
import org.workerservice.model.Identifier;
import org.workerservice.model.IdentityDocument;
import org.workerservice.model.PartialDate;
import org.workerservice.model.PartialDateTime;
import org.workerservice.model.Worker;
import org.workerservice.model.WorkerBuilder;
import org.workerservice.model.WorkerType;
import org.workerservice.survivorship.Field.Many;
import org.workerservice.survivorship.Field.Single;

/** The fields that a merge decides on, in the order of the record. Links are not among them. */
public final class Fields {
  private static final ToIntFunction<Object> ONE_PART = value -> 1;

  static final Single<HumanName> NAME =
      new Single<>(
          "name",
          HumanName.class,
          worker -> Optional.of(worker.name()).filter(name -> length(name) > 0),
          (builder, value) -> builder.name(value.orElseGet(() -> HumanName.of(""))),
          Fields::parts,
          Fields::length);

  static final Many<HumanName> ADDITIONAL_NAMES =
      new Many<>(
          "additional_names",
          HumanName.class,
          Worker::additionalNames,
          WorkerBuilder::additionalNames,
          Fields::spelling);

  static final Single<Boolean> DECEASED =
      new Single<>(
          "deceased",
          Boolean.class,
          worker -> Optional.of(worker.deceased()).filter(value -> value),
          (builder, value) -> builder.deceased(value.orElse(false)),
          ONE_PART,
          ONE_PART);

  static final Single<PartialDateTime> DECEASED_DATETIME =
      new Single<>(
          "deceased_datetime",
          PartialDateTime.class,
          Worker::deceasedDatetime,
          (builder, value) -> builder.deceasedDatetime(value.orElse(null)),
          value -> value.toString().length(),
          ONE_PART);

  private static final Many<Identifier> IDENTIFIERS =
      new Many<>(
          "identifiers",
          Identifier.class,
          Worker::identifiers,
          WorkerBuilder::identifiers,
          one -> List.of(one.identifierType(), one.system(), one.value()));

  private static final Many<ContactPoint> TELECOM =
      new Many<>(
          "telecom",
          ContactPoint.class,
          Worker::telecom,
          WorkerBuilder::telecom,
          one -> List.of(one.system(), one.value().toLowerCase(Locale.ROOT)));

  private static final Many<IdentityDocument> DOCUMENTS =
      new Many<>(
          "documents",
          IdentityDocument.class,
          Worker::documents,
          WorkerBuilder::documents,
          one ->
              List.of(
                  one.documentType(),
                  one.issuingCountry(),
                  one.number(),
                  one.number().isEmpty() ? one.code() : Optional.empty()));

  private static final Many<EmergencyContact> EMERGENCY_CONTACTS =
      new Many<>(
          "emergency_contacts",
          EmergencyContact.class,
          Worker::emergencyContacts,
          WorkerBuilder::emergencyContacts,
          one -> one.name().toLowerCase(Locale.ROOT));

  private static final Many<Address> ADDRESSES =
      new Many<>(
          "addresses",
          Address.class,
          Worker::addresses,
          WorkerBuilder::addresses,
          one ->
              Stream.of(
                      one.line1(),
                      one.line2(),
                      one.city(),
                      one.state(),
                      one.postalCode(),
                      one.country())
                  .map(part -> part.orElse("").toLowerCase(Locale.ROOT))
                  .toList());

  private static final Many<String> PHOTO =
      new Many<>("photo", String.class, Worker::photo, WorkerBuilder::photo, one -> one);

  private static final Many<Communication> COMMUNICATION =
      new Many<>(
          "communication",
          Communication.class,
          Worker::communication,
          WorkerBuilder::communication,
          Communication::language);

  /** The fields with one value. The default of a field counts as no value. */
  static final List<Single<?>> SINGLE =
      List.of(
          NAME,
          new Single<>(
              "gender",
              Gender.class,
              worker -> Optional.of(worker.gender()).filter(value -> value != Gender.UNKNOWN),
              (builder, value) -> builder.gender(value.orElse(Gender.UNKNOWN)),
              ONE_PART,
              ONE_PART),
          new Single<>(
              "worker_type",
              WorkerType.class,
              Worker::workerType,
              (builder, value) -> builder.workerType(value.orElse(null)),
              ONE_PART,
              ONE_PART),
          new Single<>(
              "employment_status",
              EmploymentStatus.class,
              worker ->
                  Optional.of(worker.employmentStatus())
                      .filter(value -> value != EmploymentStatus.UNKNOWN),
              (builder, value) -> builder.employmentStatus(value.orElse(EmploymentStatus.UNKNOWN)),
              ONE_PART,
              ONE_PART),
          new Single<>(
              "birth_date",
              PartialDate.class,
              Worker::birthDate,
              (builder, value) -> builder.birthDate(value.orElse(null)),
              value -> value.toString().length(),
              ONE_PART),
          new Single<>(
              "tax_id",
              String.class,
              Worker::taxId,
              (builder, value) -> builder.taxId(value.orElse(null)),
              ONE_PART,
              String::length),
          DECEASED,
          DECEASED_DATETIME,
          new Single<>(
              "marital_status",
              String.class,
              Worker::maritalStatus,
              (builder, value) -> builder.maritalStatus(value.orElse(null)),
              ONE_PART,
              String::length),
          new Single<>(
              "multiple_birth",
              Boolean.class,
              Worker::multipleBirth,
              (builder, value) -> builder.multipleBirth(value.orElse(null)),
              ONE_PART,
              ONE_PART),
          new Single<>(
              "managing_organization",
              UUID.class,
              Worker::managingOrganization,
              (builder, value) -> builder.managingOrganization(value.orElse(null)),
              ONE_PART,
              ONE_PART));

  /** The lists. */
  static final List<Many<?>> MANY =
      List.of(
          ADDITIONAL_NAMES,
          IDENTIFIERS,
          TELECOM,
          DOCUMENTS,
          EMERGENCY_CONTACTS,
          ADDRESSES,
          PHOTO,
          COMMUNICATION);

  /** All fields. */
  static final List<Field<?>> ALL =
      Stream.<Field<?>>concat(SINGLE.stream(), MANY.stream()).toList();

  private static final Map<String, Field<?>> NAME_TO_FIELD =
      ALL.stream().collect(Collectors.toUnmodifiableMap(Field::name, Function.identity()));

  private Fields() {}

  /** Returns the field with this name in JSON; empty if a merge does not decide on it. */
  public static Optional<Field<?>> named(String name) {
    return Optional.ofNullable(NAME_TO_FIELD.get(name));
  }

  /** Whether the field has one value, so that a rule decides on it, rather than a list. */
  public static boolean isSingle(String name) {
    return SINGLE.stream().anyMatch(field -> field.name().equals(name));
  }

  /** Returns a record that has only this value, or this one element of a list. */
  public static Worker only(String field, Object value) {
    WorkerBuilder builder = Worker.named(null);
    set(builder, named(field).orElseThrow(), value);
    return builder.build();
  }

  private static <T> void set(WorkerBuilder builder, Field<T> field, Object value) {
    T typed = field.type().cast(value);
    switch (field) {
      case Single<T> single -> single.set(builder, Optional.of(typed));
      case Many<T> many -> many.set(builder, List.of(typed));
    }
  }

  /** Returns the value of a record that {@link #only} created. */
  public static Object single(String field, Worker only) {
    return switch (named(field).orElseThrow()) {
      case Single<?> single -> single.of(only).orElseThrow();
      case Many<?> many -> many.of(only).getFirst();
    };
  }

  /** A name without its use: merging makes former names of primary ones. */
  static Object spelling(HumanName name) {
    return List.of(name.family(), name.given(), name.prefix(), name.suffix(), name.text());
  }

  private static int parts(HumanName name) {
    return Math.toIntExact(words(name).filter(word -> !word.isBlank()).count());
  }

  static int length(HumanName name) {
    return words(name).mapToInt(String::length).sum();
  }

  private static Stream<String> words(HumanName name) {
    return Stream.of(
            Stream.of(name.family(), name.text().orElse("")),
            name.given().stream(),
            name.prefix().stream(),
            name.suffix().stream())
        .flatMap(Function.identity());
  }
}
