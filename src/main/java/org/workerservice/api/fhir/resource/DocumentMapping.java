package org.workerservice.api.fhir.resource;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r5.model.BooleanType;
import org.hl7.fhir.r5.model.CodeType;
import org.hl7.fhir.r5.model.CodeableConcept;
import org.hl7.fhir.r5.model.Coding;
import org.hl7.fhir.r5.model.Element;
import org.hl7.fhir.r5.model.Extension;
import org.hl7.fhir.r5.model.Identifier;
import org.hl7.fhir.r5.model.Period;
import org.hl7.fhir.r5.model.Practitioner.PractitionerQualificationComponent;
import org.hl7.fhir.r5.model.StringType;
import org.workerservice.model.DocumentType;
import org.workerservice.model.IdentityDocument;

/** Credentials as qualifications, and identity documents as extensions. */
final class DocumentMapping {
  private static final String NUMBER = "identifier";
  private static final String PERIOD = "period";
  private static final String ISSUER = "issuer";

  private DocumentMapping() {}

  static boolean isQualification(IdentityDocument document) {
    return document.code().isPresent()
        || switch (document.documentType()) {
          case PROFESSIONAL_CREDENTIAL, CERTIFICATE -> true;
          case PASSPORT,
              BIRTH_CERTIFICATE,
              NATIONAL_ID,
              DRIVERS_LICENSE,
              VOTER_ID,
              MILITARY_ID,
              RESIDENCE_PERMIT,
              WORK_PERMIT,
              OTHER ->
              false;
        };
  }

  static PractitionerQualificationComponent qualification(IdentityDocument document) {
    PractitionerQualificationComponent written = new PractitionerQualificationComponent();
    if (hasNumber(document)) {
      written.addIdentifier(number(document));
    }
    written.setCode(
        document
            .code()
            .map(DataTypeWriter::concept)
            .orElseGet(() -> new CodeableConcept(type(document))));
    if (document.code().isPresent()
        && document.documentType() != DocumentType.PROFESSIONAL_CREDENTIAL) {
      WorkerExtension.DOCUMENT_TYPE.add(
          written.getExtension(), new CodeType(document.documentType().code()));
    }
    Period period = DataTypeWriter.period(document.issueDate(), document.expiryDate());
    if (!period.isEmpty()) {
      written.setPeriod(period);
    }
    document.issuingAuthority().ifPresent(written.getIssuer()::setDisplay);
    addRest(document, written.getExtension());
    return written;
  }

  static void addExtension(IdentityDocument document, List<Extension> extensions) {
    Extension written = WorkerExtension.IDENTITY_DOCUMENT.addTo(extensions);
    WorkerExtension.DOCUMENT_TYPE.add(
        written.getExtension(), new CodeType(document.documentType().code()));
    if (hasNumber(document)) {
      written.addExtension(NUMBER, number(document));
    }
    Period period = DataTypeWriter.period(document.issueDate(), document.expiryDate());
    if (!period.isEmpty()) {
      written.addExtension(PERIOD, period);
    }
    document
        .issuingAuthority()
        .ifPresent(issuer -> written.addExtension(ISSUER, new StringType(issuer)));
    addRest(document, written.getExtension());
  }

  private static boolean hasNumber(IdentityDocument document) {
    return !document.number().isEmpty() || document.system().isPresent();
  }

  private static Identifier number(IdentityDocument document) {
    Identifier written = new Identifier();
    Codes.text(document.number()).ifPresent(written::setValue);
    document.system().ifPresent(written::setSystem);
    return written;
  }

  private static Coding type(IdentityDocument document) {
    return new Coding(Systems.DOCUMENT_TYPE, document.documentType().code(), null);
  }

  private static void addRest(IdentityDocument document, List<Extension> extensions) {
    document
        .issuingCountry()
        .ifPresent(
            country -> WorkerExtension.ISSUING_COUNTRY.add(extensions, new CodeType(country)));
    if (document.verified()) {
      WorkerExtension.VERIFIED.add(extensions, new BooleanType(true));
    }
  }

  static IdentityDocument read(PractitionerQualificationComponent sent) {
    Optional<DocumentType> own =
        sent.getCode().getCoding().stream()
            .filter(coding -> Systems.DOCUMENT_TYPE.equals(coding.getSystem()))
            .findFirst()
            .flatMap(coding -> Codes.read(DocumentType.class, coding.getCode()));
    Optional<DocumentType> type =
        own.or(
            () ->
                WorkerExtension.DOCUMENT_TYPE
                    .text(sent)
                    .flatMap(code -> Codes.read(DocumentType.class, code)));
    return document(
        type.orElse(DocumentType.PROFESSIONAL_CREDENTIAL),
        sent.getIdentifierFirstRep(),
        sent.getPeriod(),
        Codes.text(sent.getIssuer().getDisplay()),
        sent,
        own.isPresent() ? Optional.empty() : DataTypeReader.coding(sent.getCode()));
  }

  static IdentityDocument read(Extension sent) {
    return document(
        WorkerExtension.DOCUMENT_TYPE
            .text(sent)
            .flatMap(code -> Codes.read(DocumentType.class, code))
            .orElse(DocumentType.OTHER),
        value(sent, NUMBER, Identifier.class).orElseGet(Identifier::new),
        value(sent, PERIOD, Period.class).orElseGet(Period::new),
        value(sent, ISSUER, StringType.class).map(StringType::getValue),
        sent,
        Optional.empty());
  }

  private static <T> Optional<T> value(Extension sent, String url, Class<T> type) {
    return Optional.ofNullable(sent.getExtensionByUrl(url))
        .map(Extension::getValue)
        .filter(type::isInstance)
        .map(type::cast);
  }

  private static IdentityDocument document(
      DocumentType type,
      Identifier number,
      Period period,
      Optional<String> issuer,
      Element rest,
      Optional<org.workerservice.model.Coding> code) {
    org.workerservice.model.Period days = DataTypeReader.period(period);
    return new IdentityDocument(
        type,
        number.getValue(),
        WorkerExtension.ISSUING_COUNTRY.text(rest),
        issuer,
        days.start(),
        days.end(),
        WorkerExtension.VERIFIED.isTrue(rest),
        code,
        Codes.text(number.getSystem()));
  }
}
