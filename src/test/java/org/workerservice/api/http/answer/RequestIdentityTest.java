package org.workerservice.api.http.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdentityTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String PARENT = "00f067aa0ba902b7";

  private static RequestIdentity identity(String name, String... values) {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap();
    for (String value : values) {
      headers.add(name, value);
    }
    return RequestIdentity.of(headers);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a", "0f8fad5b-d9cb-469f-a165-70867728950e", "Root=1-67891233-abc/\"x\"~!"})
  void shouldKeepTheIdOfTheCaller(String id) {
    assertThat(identity("x-request-id", id).requestId()).isEqualTo(id);
    assertThat(identity("X-Request-Id", "x".repeat(128)).requestId()).hasSize(128);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "two words", "line\nbreak", "tab\t", "caf\u00e9", "del\u007f"})
  void shouldReplaceAnUnusableId(String id) {
    assertNew(identity("X-Request-Id", id), id);
  }

  @Test
  void shouldReplaceALongOrRepeatedId() {
    assertNew(identity("X-Request-Id", "x".repeat(129)), "x".repeat(129));
    assertNew(identity("X-Request-Id", "a", "b"), "a");
  }

  private static void assertNew(RequestIdentity identity, String sent) {
    assertThat(identity.requestId())
        .isNotEqualTo(sent)
        .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
  }

  @Test
  void shouldGiveEveryRequestAnotherId() {
    RequestIdentity first = identity("Accept");
    RequestIdentity second = identity("Accept");

    assertThat(first.requestId()).isNotEqualTo(second.requestId());
    assertThat(first.traceId()).isNotEqualTo(second.traceId());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00-" + TRACE + "-" + PARENT + "-01",
        "00-" + TRACE + "-" + PARENT + "-00",
        "cc-" + TRACE + "-" + PARENT + "-01",
        "cc-" + TRACE + "-" + PARENT + "-01-what-the-future-brings",
      })
  void shouldContinueTheTraceOfTheCaller(String traceparent) {
    assertThat(identity("traceparent", traceparent).traceId()).isEqualTo(TRACE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        TRACE,
        "00-" + TRACE + "-" + PARENT,
        "00-" + TRACE + "-" + PARENT + "-1",
        "00-" + TRACE + "-" + PARENT + "-01-more",
        "00-" + TRACE + "-" + PARENT + "-01x",
        "cc-" + TRACE + "-" + PARENT + "-01x",
        "ff-" + TRACE + "-" + PARENT + "-01",
        "00-00000000000000000000000000000000-" + PARENT + "-01",
        "00-" + TRACE + "-0000000000000000-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-" + PARENT + "-01",
        "00_" + TRACE + "-" + PARENT + "-01",
      })
  void shouldStartANewTraceInsteadOfAnInvalidOne(String traceparent) {
    assertThat(identity("traceparent", traceparent).traceId())
        .matches("[0-9a-f]{32}")
        .isNotEqualTo(TRACE);
  }

  @Test
  void shouldStartANewTraceIfThereAreSeveral() {
    String traceparent = "00-" + TRACE + "-" + PARENT + "-01";

    assertThat(identity("traceparent", traceparent, traceparent).traceId()).isNotEqualTo(TRACE);
  }
}
