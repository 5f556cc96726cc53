package org.workerservice.api.fhir.format;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A format of resources. */
public enum FhirFormat {
  JSON("application/fhir+json", Set.of("application/json", "text/json")),
  XML("application/fhir+xml", Set.of("application/xml", "text/xml"));

  /** The only version of FHIR that the service speaks, in media types. */
  static final String VERSION = "5.0";

  private static final String VERSION_PARAMETER = "fhirversion=";

  private final String mediaType;
  private final Set<String> otherTypes;
  private final String contentType;

  FhirFormat(String mediaType, Set<String> otherTypes) {
    this.mediaType = mediaType;
    this.otherTypes = otherTypes;
    this.contentType = mediaType + "; fhirVersion=" + VERSION + "; charset=utf-8";
  }

  /** Returns the media type, without parameters. */
  public String mediaType() {
    return mediaType;
  }

  /** Returns the value of the {@code Content-Type} header. */
  public String contentType() {
    return contentType;
  }

  /**
   * Returns the format of a media type; empty if there is none or if the type names another version
   * of FHIR.
   *
   * @param type with or without parameters
   */
  public static Optional<FhirFormat> of(String type) {
    String[] parts = type.strip().toLowerCase(Locale.ROOT).split(";", -1);
    return isVersion(parts) ? ofMediaType(parts[0].strip()) : Optional.empty();
  }

  private static boolean isVersion(String[] parts) {
    for (String part : parts) {
      String parameter = part.strip();
      if (parameter.startsWith(VERSION_PARAMETER)
          && !parameter.substring(VERSION_PARAMETER.length()).replace("\"", "").equals(VERSION)) {
        return false;
      }
    }
    return true;
  }

  private static Optional<FhirFormat> ofMediaType(String type) {
    for (FhirFormat format : values()) {
      if (format.mediaType.equals(type) || format.otherTypes.contains(type)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /**
   * As {@link #of}, for {@code _format}, in which names are short and an unescaped plus is lost.
   */
  static Optional<FhirFormat> ofParameter(String value) {
    return switch (value.strip().toLowerCase(Locale.ROOT)) {
      case "json" -> Optional.of(JSON);
      case "xml" -> Optional.of(XML);
      default -> of(value.strip().replace("application/fhir ", "application/fhir+"));
    };
  }
}
