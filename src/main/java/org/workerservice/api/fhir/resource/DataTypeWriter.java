package org.workerservice.api.fhir.resource;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r5.model.Address.AddressUse;
import org.hl7.fhir.r5.model.BooleanType;
import org.hl7.fhir.r5.model.CodeType;
import org.hl7.fhir.r5.model.CodeableConcept;
import org.hl7.fhir.r5.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r5.model.ContactPoint.ContactPointUse;
import org.hl7.fhir.r5.model.DateTimeType;
import org.hl7.fhir.r5.model.HumanName.NameUse;
import org.hl7.fhir.r5.model.Identifier.IdentifierUse;
import org.hl7.fhir.r5.model.Period;
import org.hl7.fhir.r5.model.StringType;
import org.workerservice.model.Address;
import org.workerservice.model.Coding;
import org.workerservice.model.ContactPoint;
import org.workerservice.model.HumanName;
import org.workerservice.model.Identifier;

/** Writes the parts of records as data types of FHIR. */
final class DataTypeWriter {
  private static final String DATA_ABSENT =
      "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

  private DataTypeWriter() {}

  static org.hl7.fhir.r5.model.HumanName name(HumanName name) {
    org.hl7.fhir.r5.model.HumanName written = new org.hl7.fhir.r5.model.HumanName();
    name.useType().ifPresent(use -> written.setUse(NameUse.fromCode(use.code())));
    Codes.text(name.family()).ifPresent(written::setFamily);
    name.given().forEach(written::addGiven);
    name.prefix().forEach(written::addPrefix);
    name.suffix().forEach(written::addSuffix);
    name.text().ifPresent(written::setText);
    if (name.mononym()) {
      WorkerExtension.MONONYM.add(written.getExtension(), new BooleanType(true));
    }
    return written;
  }

  static org.hl7.fhir.r5.model.Identifier identifier(Identifier identifier) {
    org.hl7.fhir.r5.model.Identifier written = new org.hl7.fhir.r5.model.Identifier();
    identifier.useType().ifPresent(use -> written.setUse(IdentifierUse.fromCode(use.code())));
    IdentifierTypes.write(identifier.identifierType()).ifPresent(written::setType);
    Codes.text(identifier.system()).ifPresent(written::setSystem);
    Codes.text(identifier.value()).ifPresent(written::setValue);
    identifier.assigner().ifPresent(written.getAssigner()::setDisplay);
    return written;
  }

  static org.hl7.fhir.r5.model.ContactPoint contact(ContactPoint contact) {
    org.hl7.fhir.r5.model.ContactPoint written =
        new org.hl7.fhir.r5.model.ContactPoint()
            .setSystem(ContactPointSystem.fromCode(contact.system().code()));
    Codes.text(contact.value()).ifPresent(written::setValue);
    contact.useType().ifPresent(use -> written.setUse(ContactPointUse.fromCode(use.code())));
    contact
        .original()
        .ifPresent(
            sent -> WorkerExtension.ORIGINAL.add(written.getExtension(), new StringType(sent)));
    return written;
  }

  static org.hl7.fhir.r5.model.Address address(Address address) {
    org.hl7.fhir.r5.model.Address written = new org.hl7.fhir.r5.model.Address();
    address.useType().ifPresent(use -> written.setUse(AddressUse.fromCode(use.code())));
    lines(address, written);
    address.city().ifPresent(written::setCity);
    address.state().ifPresent(written::setState);
    address.postalCode().ifPresent(written::setPostalCode);
    address.country().ifPresent(written::setCountry);
    return written;
  }

  /** A second line without a first one keeps its place. */
  private static void lines(Address address, org.hl7.fhir.r5.model.Address written) {
    if (address.line1().isEmpty() && address.line2().isPresent()) {
      written.addLineElement().addExtension(DATA_ABSENT, new CodeType("unknown"));
    }
    Stream.of(address.line1(), address.line2()).flatMap(Optional::stream).forEach(written::addLine);
  }

  static org.hl7.fhir.r5.model.Coding coding(Coding coding) {
    org.hl7.fhir.r5.model.Coding written =
        new org.hl7.fhir.r5.model.Coding().setCode(coding.code());
    coding.system().ifPresent(written::setSystem);
    coding.display().ifPresent(written::setDisplay);
    return written;
  }

  /** The words of a code are also its text: many readers show nothing else. */
  static CodeableConcept concept(Coding coding) {
    CodeableConcept written = new CodeableConcept(coding(coding));
    coding.display().ifPresent(written::setText);
    return written;
  }

  static Period period(Optional<LocalDate> start, Optional<LocalDate> end) {
    Period written = new Period();
    start.ifPresent(day -> written.setStartElement(new DateTimeType(day.toString())));
    end.ifPresent(day -> written.setEndElement(new DateTimeType(day.toString())));
    return written;
  }
}
