package org.workerservice.client.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the town is in the address lines of the file epraccur. */
class PracticesMappingTest {
  private static final Mapping PRACTICES = MappingFiles.find("nhs-ods-practices");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "LAWSON STREET|STOCKTON-ON-TEES|CLEVELAND|-|STOCKTON-ON-TEES|CLEVELAND",
        "TRIMDON AVENUE|MIDDLESBROUGH|-|-|MIDDLESBROUGH|-",
        "BENGAL ROAD|BULFORD|SALISBURY|WILTSHIRE|SALISBURY|WILTSHIRE",
        "AVA ROAD|-|CATTERICK GARRISON|NORTH YORKSHIRE|CATTERICK GARRISON|NORTH YORKSHIRE",
        "23 TEMPLE FORTUNE LANE|-|LONDON|-|LONDON|-",
        "123 HIGH ROAD|FINCHLEY|LONDON|-|LONDON|-",
        "ASHTON ROAD|DIDSBURY|MANCHESTER|-|MANCHESTER|-",
        "LEEDS|-|WEST YORKSHIRE|-|LEEDS|WEST YORKSHIRE",
        "MIDDLESBROUGH|-|-|-|MIDDLESBROUGH|-",
        "-|-|DARTFORD|-|DARTFORD|-",
        "-|-|CROWTHORNE|BERKSHIRE|CROWTHORNE|BERKSHIRE",
      })
  void shouldReadTheTownWhereAPersonReadsIt(
      String line2, String line3, String line4, String line5, String city, String state) {
    Map<String, String> cells =
        Map.of(
            "code", "Z99001",
            "name", "PRACTICE",
            "address_line_1", "THE SURGERY",
            "address_line_2", orEmpty(line2),
            "address_line_3", orEmpty(line3),
            "address_line_4", orEmpty(line4),
            "address_line_5", orEmpty(line5));

    JsonNode address = PRACTICES.apply(column -> cells.getOrDefault(column, "")).at("/addresses/0");

    assertThat(address.path("city").asText(null)).isEqualTo(city);
    assertThat(address.path("state").asText(null)).isEqualTo(state);
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }
}
