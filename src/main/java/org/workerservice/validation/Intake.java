package org.workerservice.validation;

/** How a record arrives. Rules are more lenient for sources that cannot correct a record. */
public enum Intake {
  /** The REST and gRPC interfaces: family and given name are required. */
  API,
  /** Bulk import: any part of a name is enough, and so is a street line for an address. */
  IMPORT,
  /** FHIR resources: same rules as an import. */
  FHIR
}
