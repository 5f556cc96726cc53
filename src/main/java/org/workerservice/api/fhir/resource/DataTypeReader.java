package org.workerservice.api.fhir.resource;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r5.model.CodeableConcept;
import org.hl7.fhir.r5.model.StringType;
import org.workerservice.model.Address;
import org.workerservice.model.AddressUse;
import org.workerservice.model.Coding;
import org.workerservice.model.ContactPoint;
import org.workerservice.model.ContactPointSystem;
import org.workerservice.model.ContactPointUse;
import org.workerservice.model.HumanName;
import org.workerservice.model.Identifier;
import org.workerservice.model.IdentifierUse;
import org.workerservice.model.NameUse;
import org.workerservice.model.Period;

/** Reads data types of FHIR as the parts of records, as far as records have a place for them. */
final class DataTypeReader {
  private DataTypeReader() {}

  static HumanName name(org.hl7.fhir.r5.model.HumanName sent) {
    return new HumanName(
        sent.hasUse() ? Codes.read(NameUse.class, sent.getUse().toCode()) : Optional.empty(),
        sent.getFamily(),
        texts(sent.getGiven()),
        texts(sent.getPrefix()),
        texts(sent.getSuffix()),
        Codes.text(sent.getText()),
        WorkerExtension.MONONYM.isTrue(sent));
  }

  private static List<String> texts(List<StringType> sent) {
    return sent.stream()
        .map(StringType::getValue)
        .flatMap(text -> Codes.text(text).stream())
        .toList();
  }

  static Identifier identifier(org.hl7.fhir.r5.model.Identifier sent) {
    return new Identifier(
        sent.hasUse() ? Codes.read(IdentifierUse.class, sent.getUse().toCode()) : Optional.empty(),
        IdentifierTypes.read(sent.getType()),
        sent.getSystem(),
        sent.getValue(),
        Codes.text(sent.getAssigner().getDisplay()));
  }

  static ContactPoint contact(org.hl7.fhir.r5.model.ContactPoint sent) {
    return new ContactPoint(
        sent.hasSystem()
            ? Codes.read(ContactPointSystem.class, sent.getSystem().toCode()).orElse(null)
            : null,
        sent.getValue(),
        sent.hasUse()
            ? Codes.read(ContactPointUse.class, sent.getUse().toCode())
            : Optional.empty(),
        WorkerExtension.ORIGINAL.text(sent));
  }

  static Address address(org.hl7.fhir.r5.model.Address sent) {
    return new Address(
        sent.hasUse() ? Codes.read(AddressUse.class, sent.getUse().toCode()) : Optional.empty(),
        line(sent, 0),
        line(sent, 1),
        Codes.text(sent.getCity()),
        Codes.text(sent.getState()),
        Codes.text(sent.getPostalCode()),
        Codes.text(sent.getCountry()));
  }

  private static Optional<String> line(org.hl7.fhir.r5.model.Address sent, int index) {
    return sent.getLine().size() > index
        ? Codes.text(sent.getLine().get(index).getValue())
        : Optional.empty();
  }

  static Optional<Coding> coding(CodeableConcept sent) {
    return sent.getCoding().stream().findFirst().map(DataTypeReader::coding);
  }

  private static Coding coding(org.hl7.fhir.r5.model.Coding sent) {
    return new Coding(sent.getCode(), Codes.text(sent.getSystem()), Codes.text(sent.getDisplay()));
  }

  static Period period(org.hl7.fhir.r5.model.Period sent) {
    return new Period(
        Codes.day(sent.getStartElement().getValueAsString()),
        Codes.day(sent.getEndElement().getValueAsString()));
  }
}
