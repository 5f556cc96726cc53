package org.workerservice.api.fhir.resource;

/** The URIs of code systems and identifier systems that resources use. */
public final class Systems {
  private static final String OWN = "urn:worker-service:";

  /** Error codes of the service. */
  public static final String ERROR_CODE = OWN + "error-code";

  /** Types of identifiers that HL7 has no code for. */
  public static final String IDENTIFIER_TYPE = OWN + "identifier-type";

  /** Types of documents. */
  public static final String DOCUMENT_TYPE = OWN + "document-type";

  /** The tax number of a worker, if it is no identifier. */
  public static final String TAX_ID = OWN + "tax-id";

  /** ODS codes of organisations (NHS). */
  public static final String ODS_CODE = "https://fhir.nhs.uk/Id/ods-organization-code";

  /** Types of identifiers (HL7). */
  public static final String HL7_IDENTIFIER_TYPE = "http://terminology.hl7.org/CodeSystem/v2-0203";

  /** Languages (BCP 47). */
  public static final String LANGUAGE = "urn:ietf:bcp:47";

  /** Where {@link #MASKED} comes from. */
  public static final String OBSERVATION_VALUE =
      "http://terminology.hl7.org/CodeSystem/v3-ObservationValue";

  /** The security label of a resource with masked values. */
  public static final String MASKED = "MASKED";

  private Systems() {}
}
