package org.workerservice.api.fhir.resource;

import java.util.Date;
import java.util.List;
import org.hl7.fhir.r5.model.Attachment;
import org.hl7.fhir.r5.model.BooleanType;
import org.hl7.fhir.r5.model.CodeType;
import org.hl7.fhir.r5.model.CodeableConcept;
import org.hl7.fhir.r5.model.Coding;
import org.hl7.fhir.r5.model.DateTimeType;
import org.hl7.fhir.r5.model.DateType;
import org.hl7.fhir.r5.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r5.model.Extension;
import org.hl7.fhir.r5.model.Identifier;
import org.hl7.fhir.r5.model.InstantType;
import org.hl7.fhir.r5.model.Practitioner;
import org.hl7.fhir.r5.model.StringType;
import org.workerservice.model.Communication;
import org.workerservice.model.EmergencyContact;
import org.workerservice.model.EmploymentStatus;
import org.workerservice.model.IdentityDocument;
import org.workerservice.model.Worker;
import org.workerservice.model.WorkerLink;
import org.workerservice.model.WorkerSource;

/** Writes workers as {@code Practitioner}. */
public final class PractitionerWriter {
  static final String OTHER = "other";
  static final String TYPE = "type";
  static final String NAME = "name";
  static final String RELATIONSHIP = "relationship";
  static final String TELECOM = "telecom";
  static final String ADDRESS = "address";
  static final String SYSTEM = "system";
  static final String ID = "id";
  static final String UPDATED = "updated";

  private PractitionerWriter() {}

  /** Returns the resource of a worker; it has everything except who set which field, and when. */
  public static Practitioner write(Worker worker) {
    Practitioner written = new Practitioner();
    worker.id().ifPresent(id -> written.setId(id.toString()));
    if (worker.version() > 0) {
      written.getMeta().setVersionId(Long.toString(worker.version()));
    }
    worker.updatedAt().ifPresent(time -> written.getMeta().setLastUpdated(Date.from(time)));
    written.setActive(worker.active());
    written.addName(DataTypeWriter.name(worker.name()));
    worker.additionalNames().forEach(name -> written.addName(DataTypeWriter.name(name)));
    worker.identifiers().forEach(one -> written.addIdentifier(DataTypeWriter.identifier(one)));
    worker
        .taxId()
        .ifPresent(
            number ->
                written.addIdentifier(new Identifier().setSystem(Systems.TAX_ID).setValue(number)));
    worker.telecom().forEach(one -> written.addTelecom(DataTypeWriter.contact(one)));
    worker.addresses().forEach(one -> written.addAddress(DataTypeWriter.address(one)));
    life(worker, written);
    worker.photo().forEach(url -> written.addPhoto(new Attachment().setUrl(url)));
    worker.communication().forEach(one -> communication(one, written));
    documents(worker.documents(), written);
    extensions(worker, written.getExtension());
    return written;
  }

  private static void life(Worker worker, Practitioner written) {
    written.setGender(AdministrativeGender.fromCode(worker.gender().code()));
    worker
        .birthDate()
        .ifPresent(date -> written.setBirthDateElement(new DateType(date.toString())));
    if (worker.deceasedDatetime().isPresent()) {
      written.setDeceased(new DateTimeType(worker.deceasedDatetime().get().toString()));
    } else if (worker.deceased()) {
      written.setDeceased(new BooleanType(true));
    }
  }

  private static void communication(Communication language, Practitioner written) {
    Practitioner.PractitionerCommunicationComponent added = written.addCommunication();
    added.setLanguage(new CodeableConcept(new Coding(Systems.LANGUAGE, language.language(), null)));
    if (language.preferred()) {
      added.setPreferred(true);
    }
  }

  private static void documents(List<IdentityDocument> documents, Practitioner written) {
    for (IdentityDocument document : documents) {
      if (DocumentMapping.isQualification(document)) {
        written.addQualification(DocumentMapping.qualification(document));
      } else {
        DocumentMapping.addExtension(document, written.getExtension());
      }
    }
  }

  private static void extensions(Worker worker, List<Extension> written) {
    worker
        .workerType()
        .ifPresent(type -> WorkerExtension.WORKER_TYPE.add(written, new CodeType(type.code())));
    if (worker.employmentStatus() != EmploymentStatus.UNKNOWN) {
      WorkerExtension.EMPLOYMENT_STATUS.add(
          written, new CodeType(worker.employmentStatus().code()));
    }
    worker
        .maritalStatus()
        .ifPresent(text -> WorkerExtension.MARITAL_STATUS.add(written, new StringType(text)));
    worker
        .multipleBirth()
        .ifPresent(is -> WorkerExtension.MULTIPLE_BIRTH.add(written, new BooleanType(is)));
    worker
        .managingOrganization()
        .ifPresent(
            id ->
                WorkerExtension.MANAGING_ORGANIZATION.add(
                    written, Codes.reference("Organization", id)));
    worker.emergencyContacts().forEach(contact -> emergency(contact, written));
    worker.links().forEach(link -> link(link, written));
    worker.sources().forEach(source -> source(source, written));
  }

  private static void emergency(EmergencyContact contact, List<Extension> extensions) {
    Extension written = WorkerExtension.EMERGENCY_CONTACT.addTo(extensions);
    Codes.text(contact.name()).ifPresent(name -> written.addExtension(NAME, new StringType(name)));
    Codes.text(contact.relationship())
        .ifPresent(text -> written.addExtension(RELATIONSHIP, new StringType(text)));
    contact.telecom().forEach(one -> written.addExtension(TELECOM, DataTypeWriter.contact(one)));
    contact
        .address()
        .ifPresent(address -> written.addExtension(ADDRESS, DataTypeWriter.address(address)));
    if (contact.isPrimary()) {
      WorkerExtension.PRIMARY.add(written.getExtension(), new BooleanType(true));
    }
  }

  private static void link(WorkerLink link, List<Extension> extensions) {
    Extension written = WorkerExtension.LINK.addTo(extensions);
    written.addExtension(OTHER, Codes.reference("Practitioner", link.otherWorkerId()));
    written.addExtension(TYPE, new CodeType(link.linkType().code()));
  }

  private static void source(WorkerSource source, List<Extension> extensions) {
    Extension written = WorkerExtension.SOURCE_KEY.addTo(extensions);
    written.addExtension(SYSTEM, new StringType(source.system()));
    written.addExtension(ID, new StringType(source.id()));
    source
        .updatedAt()
        .ifPresent(time -> written.addExtension(UPDATED, new InstantType(time.toString())));
  }
}
