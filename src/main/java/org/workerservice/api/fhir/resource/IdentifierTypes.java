package org.workerservice.api.fhir.resource;

import java.util.Optional;
import org.hl7.fhir.r5.model.CodeableConcept;
import org.hl7.fhir.r5.model.Coding;
import org.workerservice.model.IdentifierType;

/** Types of identifiers as codes of HL7's table 0203. */
final class IdentifierTypes {
  private IdentifierTypes() {}

  private static Optional<String> code(IdentifierType type) {
    return switch (type) {
      case MRN -> Optional.of("MR");
      case SSN -> Optional.of("SS");
      case LICENSE -> Optional.of("LN");
      case EMPLOYEE -> Optional.of("EI");
      case DL, NPI, DEA, PPN, TAX -> Optional.of(type.code());
      case ODS, OTHER -> Optional.empty();
    };
  }

  /** Returns the type as FHIR has it; empty for other identifiers. */
  static Optional<CodeableConcept> write(IdentifierType type) {
    Optional<Coding> coding =
        type == IdentifierType.ODS
            ? Optional.of(new Coding(Systems.IDENTIFIER_TYPE, type.code(), null))
            : code(type).map(code -> new Coding(Systems.HL7_IDENTIFIER_TYPE, code, null));
    return coding.map(CodeableConcept::new);
  }

  static IdentifierType read(CodeableConcept concept) {
    for (IdentifierType type : IdentifierType.values()) {
      for (Coding coding : concept.getCoding()) {
        if (isOf(type, coding)) {
          return type;
        }
      }
    }
    return IdentifierType.OTHER;
  }

  private static boolean isOf(IdentifierType type, Coding coding) {
    return type == IdentifierType.ODS
        ? Systems.IDENTIFIER_TYPE.equals(coding.getSystem()) && type.code().equals(coding.getCode())
        : Systems.HL7_IDENTIFIER_TYPE.equals(coding.getSystem())
            && code(type).filter(code -> code.equals(coding.getCode())).isPresent();
  }
}
