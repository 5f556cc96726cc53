package org.workerservice.api.fhir.resource;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.r5.model.Attachment;
import org.hl7.fhir.r5.model.BooleanType;
import org.hl7.fhir.r5.model.DataType;
import org.hl7.fhir.r5.model.DateTimeType;
import org.hl7.fhir.r5.model.Extension;
import org.hl7.fhir.r5.model.Practitioner;
import org.hl7.fhir.r5.model.Reference;
import org.workerservice.model.Address;
import org.workerservice.model.Communication;
import org.workerservice.model.ContactPoint;
import org.workerservice.model.EmergencyContact;
import org.workerservice.model.EmploymentStatus;
import org.workerservice.model.Gender;
import org.workerservice.model.HumanName;
import org.workerservice.model.Identifier;
import org.workerservice.model.IdentityDocument;
import org.workerservice.model.LinkType;
import org.workerservice.model.PartialDate;
import org.workerservice.model.PartialDateTime;
import org.workerservice.model.Worker;
import org.workerservice.model.WorkerBuilder;
import org.workerservice.model.WorkerLink;
import org.workerservice.model.WorkerSource;
import org.workerservice.model.WorkerType;

/**
 * Reads {@code Practitioner} as a worker. Leaves out what a worker has no place for; {@link
 * LostElements} finds it.
 */
public final class PractitionerReader {
  private PractitionerReader() {}

  /** Returns the worker without id, version and times. */
  public static Worker read(Practitioner sent) {
    List<HumanName> names = sent.getName().stream().map(DataTypeReader::name).toList();
    WorkerBuilder worker = Worker.named(names.stream().findFirst().orElse(HumanName.of("")));
    worker.additionalNames(names.stream().skip(1).toList());
    worker.active(!sent.hasActive() || sent.getActive());
    numbers(sent, worker);
    life(sent, worker);
    worker.telecom(sent.getTelecom().stream().map(DataTypeReader::contact).toList());
    worker.addresses(sent.getAddress().stream().map(DataTypeReader::address).toList());
    worker.photo(
        sent.getPhoto().stream()
            .map(Attachment::getUrl)
            .flatMap(url -> Codes.text(url).stream())
            .toList());
    worker.communication(
        sent.getCommunication().stream().map(PractitionerReader::language).toList());
    worker.documents(documents(sent));
    extensions(sent.getExtension(), worker);
    return worker.build();
  }

  private static void numbers(Practitioner sent, WorkerBuilder worker) {
    Optional<org.hl7.fhir.r5.model.Identifier> taxId =
        sent.getIdentifier().stream()
            .filter(one -> Systems.TAX_ID.equals(one.getSystem()))
            .findFirst();
    List<Identifier> others =
        sent.getIdentifier().stream()
            .filter(one -> taxId.filter(number -> number == one).isEmpty())
            .map(DataTypeReader::identifier)
            .toList();
    worker.identifiers(others);
    worker.taxId(taxId.map(org.hl7.fhir.r5.model.Identifier::getValue).orElse(null));
  }

  private static void life(Practitioner sent, WorkerBuilder worker) {
    if (sent.hasGender()) {
      worker.gender(Codes.read(Gender.class, sent.getGender().toCode()).orElse(Gender.UNKNOWN));
    }
    worker.birthDate(
        Codes.date(sent.getBirthDateElement().getValueAsString(), PartialDate::parse).orElse(null));
    switch (sent.getDeceased()) {
      case BooleanType is -> worker.deceased(is.booleanValue());
      case DateTimeType time ->
          worker
              .deceased(true)
              .deceasedDatetime(
                  Codes.date(time.getValueAsString(), PartialDateTime::parse).orElse(null));
      case null, default -> {}
    }
  }

  private static Communication language(
      Practitioner.PractitionerCommunicationComponent communication) {
    return new Communication(
        communication.getLanguage().getCoding().stream()
            .filter(coding -> Systems.LANGUAGE.equals(coding.getSystem()) && coding.hasCode())
            .map(org.hl7.fhir.r5.model.Coding::getCode)
            .findFirst()
            .orElse(""),
        communication.getPreferred());
  }

  private static List<IdentityDocument> documents(Practitioner sent) {
    return Stream.concat(
            sent.getQualification().stream().map(DocumentMapping::read),
            WorkerExtension.IDENTITY_DOCUMENT.in(sent.getExtension()).stream()
                .map(DocumentMapping::read))
        .toList();
  }

  private static void extensions(List<Extension> sent, WorkerBuilder worker) {
    worker.workerType(
        code(WorkerExtension.WORKER_TYPE, sent)
            .flatMap(code -> Codes.read(WorkerType.class, code))
            .orElse(null));
    worker.employmentStatus(
        code(WorkerExtension.EMPLOYMENT_STATUS, sent)
            .flatMap(code -> Codes.read(EmploymentStatus.class, code))
            .orElse(EmploymentStatus.UNKNOWN));
    worker.maritalStatus(code(WorkerExtension.MARITAL_STATUS, sent).orElse(null));
    worker.multipleBirth(
        WorkerExtension.MULTIPLE_BIRTH
            .value(sent, BooleanType.class)
            .map(BooleanType::booleanValue)
            .orElse(null));
    worker.managingOrganization(
        WorkerExtension.MANAGING_ORGANIZATION
            .value(sent, Reference.class)
            .flatMap(reference -> Codes.reference(reference, "Organization"))
            .orElse(null));
    worker.emergencyContacts(
        WorkerExtension.EMERGENCY_CONTACT.in(sent).stream()
            .map(PractitionerReader::emergency)
            .toList());
    worker.links(
        WorkerExtension.LINK.in(sent).stream().flatMap(one -> link(one).stream()).toList());
    worker.sources(
        WorkerExtension.SOURCE_KEY.in(sent).stream().map(PractitionerReader::source).toList());
  }

  private static Optional<String> code(WorkerExtension extension, List<Extension> sent) {
    return extension
        .value(sent, DataType.class)
        .filter(DataType::isPrimitive)
        .map(DataType::primitiveValue);
  }

  private static EmergencyContact emergency(Extension sent) {
    List<ContactPoint> telecom =
        sent.getExtensionsByUrl(PractitionerWriter.TELECOM).stream()
            .map(Extension::getValue)
            .filter(org.hl7.fhir.r5.model.ContactPoint.class::isInstance)
            .map(value -> DataTypeReader.contact((org.hl7.fhir.r5.model.ContactPoint) value))
            .toList();
    Optional<Address> address =
        Optional.ofNullable(sent.getExtensionByUrl(PractitionerWriter.ADDRESS))
            .map(Extension::getValue)
            .filter(org.hl7.fhir.r5.model.Address.class::isInstance)
            .map(value -> DataTypeReader.address((org.hl7.fhir.r5.model.Address) value));
    return new EmergencyContact(
        text(sent, PractitionerWriter.NAME).orElse(""),
        text(sent, PractitionerWriter.RELATIONSHIP).orElse(""),
        telecom,
        address,
        WorkerExtension.PRIMARY.isTrue(sent));
  }

  private static Optional<WorkerLink> link(Extension sent) {
    Optional<UUID> other =
        Optional.ofNullable(sent.getExtensionByUrl(PractitionerWriter.OTHER))
            .map(Extension::getValue)
            .filter(Reference.class::isInstance)
            .flatMap(value -> Codes.reference((Reference) value, "Practitioner"));
    Optional<LinkType> type =
        text(sent, PractitionerWriter.TYPE).flatMap(code -> Codes.read(LinkType.class, code));
    return other.flatMap(id -> type.map(kind -> new WorkerLink(id, kind)));
  }

  private static WorkerSource source(Extension sent) {
    return new WorkerSource(
        text(sent, PractitionerWriter.SYSTEM).orElse(""),
        text(sent, PractitionerWriter.ID).orElse(""),
        text(sent, PractitionerWriter.UPDATED).flatMap(PractitionerReader::instant));
  }

  private static Optional<Instant> instant(String text) {
    return Codes.date(text, OffsetDateTime::parse).map(OffsetDateTime::toInstant);
  }

  private static Optional<String> text(Extension sent, String url) {
    return Optional.ofNullable(sent.getExtensionByUrl(url))
        .map(Extension::getValue)
        .filter(DataType::isPrimitive)
        .map(DataType::primitiveValue);
  }
}
