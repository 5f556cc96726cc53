package org.workerservice.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {
  private static final Pattern LINK = Pattern.compile("(?:src|href)=\"([^\"{]+)\"");
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static Vertx vertx;
  private static String url;

  @BeforeAll
  static void serve() throws Exception {
    vertx = Vertx.vertx();
    Router router = Router.router(vertx);
    new StartPage("1.2.3").mount(router);
    new Documentation("1.2.3").mount(router);
    HttpServer server =
        vertx
            .createHttpServer()
            .requestHandler(router)
            .listen(0, "localhost")
            .await(30, TimeUnit.SECONDS);
    url = "http://localhost:" + server.actualPort();
  }

  @AfterAll
  static void stop() throws Exception {
    vertx.close().await(30, TimeUnit.SECONDS);
  }

  private static HttpResponse<String> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  @Test
  void shouldGiveTheContractTheVersionOfTheProgram() throws Exception {
    JsonObject json = new JsonObject(get("/api-docs/openapi.json").body());

    assertThat(json.getJsonObject("info").getString("version")).isEqualTo("1.2.3");
    assertThat(get("/api-docs/openapi.yaml").body()).contains("version: '1.2.3'");
  }

  @ParameterizedTest
  @CsvSource({
    "/api-docs/openapi.yaml, application/yaml",
    "/api-docs/openapi.json, application/json",
    "/api-docs/asyncapi.yaml, application/yaml",
    "/api-docs/events/event-1.json, application/json",
    "/api-docs/events/worker-state-1.json, application/json",
    "/api-docs/commands/command-1.json, application/json",
    "/api-docs/commands/command-result-1.json, application/json",
    "/swagger-ui/, text/html; charset=utf-8",
    "/docs/import, text/plain; charset=utf-8",
    "/swagger-ui/swagger-initializer.js, text/javascript; charset=utf-8"
  })
  void shouldServeContentThatMayChangeUnderATag(String path, String type) throws Exception {
    HttpResponse<String> first = get(path);

    HttpResponse<String> second = get(path, "If-None-Match", header(first, "ETag"));

    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(header(first, "Content-Type")).isEqualTo(type);
    assertThat(header(first, "Cache-Control")).isEqualTo("no-cache");
    assertThat(second.statusCode()).isEqualTo(304);
    assertThat(second.body()).isEmpty();
  }

  @Test
  void shouldServeEverythingThatThePageLoads() throws Exception {
    String page = get("/swagger-ui/").body();

    List<String> links = LINK.matcher(page).results().map(PagesTest::path).toList();

    assertThat(links).hasSizeGreaterThanOrEqualTo(5);
    assertThat(links)
        .allSatisfy(link -> assertThat(get(link).statusCode()).as(link).isEqualTo(200));
  }

  private static String path(MatchResult link) {
    return URI.create("/swagger-ui/").resolve(link.group(1)).toString();
  }

  @Test
  void shouldLetBrowsersKeepAssetsWhosePathHoldsTheirVersion() throws Exception {
    SwaggerUi swaggerUi = SwaggerUi.read();

    for (String name : swaggerUi.nameToContent().keySet()) {
      HttpResponse<String> asset = get("/swagger-ui/" + swaggerUi.directory() + "/" + name);

      assertThat(header(asset, "Cache-Control")).as(name).contains("max-age=31536000, immutable");
      assertThat(header(asset, "X-Content-Type-Options")).as(name).isEqualTo("nosniff");
    }
  }

  @Test
  void shouldAllowNoForeignContentInThePage() throws Exception {
    String policy = header(get("/swagger-ui/"), "Content-Security-Policy");

    assertThat(policy)
        .contains("default-src 'none'", "script-src 'self';", "connect-src 'self'")
        .contains("frame-ancestors 'none'")
        .doesNotContain("unsafe-eval", "http", "*");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/docs", "/swagger-ui"})
  void shouldLeadToTheDocumentation(String path) throws Exception {
    HttpResponse<String> answer = get(path);

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(header(answer, "Location")).isEqualTo("/swagger-ui/");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/swagger-ui/index.html",
        "/swagger-ui/%2e%2e/%2e%2e/logback.xml",
        "/swagger-ui/..%2f..%2flogback.xml",
        "/swagger-ui/5.34.1/..%5c..%5clogback.xml",
        "/swagger-ui/5.34.1/",
        "/api-docs/"
      })
  void shouldServeNoOtherFile(String path) throws Exception {
    assertThat(get(path).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"*/*", "text/html,application/xhtml+xml,*/*;q=0.8"})
  void shouldShowPeopleWhereToStart(String accept) throws Exception {
    HttpResponse<String> answer = get("/", "Accept", accept);

    assertThat(header(answer, "Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(answer.body())
        .contains("Worker Service", "1.2.3", "/swagger-ui/", "/health/ready", "/metrics")
        .doesNotContain("{version}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "text/html;q=0.5, application/json"})
  void shouldTellProgramsWhereToStart(String accept) throws Exception {
    HttpResponse<String> answer = get("/", "Accept", accept);

    assertThat(header(answer, "Content-Type")).isEqualTo("application/json");
    assertThat(answer.headers().allValues("Vary"))
        .map(value -> value.toLowerCase(Locale.ROOT))
        .containsExactlyInAnyOrder("accept", "accept-encoding");
    assertThat(new JsonObject(answer.body()).getString("version")).isEqualTo("1.2.3");
  }
}
