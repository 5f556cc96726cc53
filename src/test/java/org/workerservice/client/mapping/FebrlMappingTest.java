package org.workerservice.client.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The mapping reads the files that FEBRL ships and those of its generator. */
class FebrlMappingTest {
  private static final String SHIPPED =
      "rec_id, given_name, surname, street_number, address_1, address_2, suburb, postcode, state,"
          + " date_of_birth, soc_sec_id";

  private final Mapping mapping = MappingFiles.find("febrl");

  private static Header header(String line) {
    return new Header(Arrays.asList(line.split(",")));
  }

  @Test
  void shouldReadFilesWithoutTelephoneNumbers() {
    assertThat(mapping.missing(header(SHIPPED))).isEmpty();
  }

  @Test
  void shouldReadFilesWithTelephoneNumbers() {
    assertThat(mapping.missing(header(SHIPPED + ", phone_number"))).isEqualTo(List.of());
  }
}
