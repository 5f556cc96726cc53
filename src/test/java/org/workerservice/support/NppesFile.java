package org.workerservice.support;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Rows in the layout of npidata_pfile, the published file of the National Plan and Provider
 * Enumeration System, as its readme of 2025 lists the columns.
 */
public final class NppesFile {
  private final List<String> columns;

  /** Names the column of the sex as files of a year do. */
  public NppesFile(String sexColumn) {
    columns = columns(sexColumn);
  }

  /** Returns the 330 columns. */
  public List<String> columns() {
    return columns;
  }

  /** Returns the header. */
  public String header() {
    return line(columns);
  }

  /** Returns a row; columns that are not given are empty. */
  public String row(Map<String, String> columnToValue) {
    if (!columns.containsAll(columnToValue.keySet())) {
      throw new IllegalArgumentException("unknown columns");
    }
    return line(columns.stream().map(column -> columnToValue.getOrDefault(column, "")).toList());
  }

  private static String line(List<String> cells) {
    return cells.stream().map(cell -> "\"" + cell + "\"").collect(Collectors.joining(","));
  }

  private static List<String> columns(String sexColumn) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "NPI",
                "Entity Type Code",
                "Replacement NPI",
                "Employer Identification Number (EIN)",
                "Provider Organization Name (Legal Business Name)",
                "Provider Last Name (Legal Name)",
                "Provider First Name",
                "Provider Middle Name",
                "Provider Name Prefix Text",
                "Provider Name Suffix Text",
                "Provider Credential Text",
                "Provider Other Organization Name",
                "Provider Other Organization Name Type Code",
                "Provider Other Last Name",
                "Provider Other First Name",
                "Provider Other Middle Name",
                "Provider Other Name Prefix Text",
                "Provider Other Name Suffix Text",
                "Provider Other Credential Text",
                "Provider Other Last Name Type Code"));
    for (String place : List.of("Mailing", "Practice Location")) {
      all.add("Provider First Line Business " + place + " Address");
      all.add("Provider Second Line Business " + place + " Address");
      for (String part :
          List.of(
              "City Name",
              "State Name",
              "Postal Code",
              "Country Code (If outside U.S.)",
              "Telephone Number",
              "Fax Number")) {
        all.add("Provider Business " + place + " Address " + part);
      }
    }
    all.addAll(
        List.of(
            "Provider Enumeration Date",
            "Last Update Date",
            "NPI Deactivation Reason Code",
            "NPI Deactivation Date",
            "NPI Reactivation Date",
            sexColumn,
            "Authorized Official Last Name",
            "Authorized Official First Name",
            "Authorized Official Middle Name",
            "Authorized Official Title or Position",
            "Authorized Official Telephone Number"));
    for (int number = 1; number <= 15; number++) {
      all.add("Healthcare Provider Taxonomy Code_" + number);
      all.add("Provider License Number_" + number);
      all.add("Provider License Number State Code_" + number);
      all.add("Healthcare Provider Primary Taxonomy Switch_" + number);
    }
    for (int number = 1; number <= 50; number++) {
      all.add("Other Provider Identifier_" + number);
      all.add("Other Provider Identifier Type Code_" + number);
      all.add("Other Provider Identifier State_" + number);
      all.add("Other Provider Identifier Issuer_" + number);
    }
    all.addAll(
        List.of(
            "Is Sole Proprietor",
            "Is Organization Subpart",
            "Parent Organization LBN",
            "Parent Organization TIN",
            "Authorized Official Name Prefix Text",
            "Authorized Official Name Suffix Text",
            "Authorized Official Credential Text"));
    for (int number = 1; number <= 15; number++) {
      all.add("Healthcare Provider Taxonomy Group_" + number);
    }
    all.add("Certification Date");
    return List.copyOf(all);
  }
}
