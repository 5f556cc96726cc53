package org.workerservice.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {
  private static String canonical(String json) throws JsonProcessingException {
    return new String(CanonicalJson.bytes(Json.MAPPER.readTree(json)), StandardCharsets.UTF_8);
  }

  @Test
  void shouldBeTheSameForEveryTextOfTheSameJson() throws JsonProcessingException {
    assertThat(canonical(" {\"b\" : [1, {\"y\":null, \"x\":\"\\u00e9\"}],\n \"a\":true } "))
        .isEqualTo("{\"a\":true,\"b\":[1,{\"x\":\"é\",\"y\":null}]}")
        .isEqualTo(canonical("{\"a\":true,\"b\":[1,{\"x\":\"é\",\"y\":null}]}"));
  }

  @Test
  void shouldKeepTheOrderOfLists() throws JsonProcessingException {
    assertThat(canonical("[2,1]")).isEqualTo("[2,1]");
  }
}
