package org.workerservice.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.lucene.search.Query;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workerservice.bus.Deadline;
import org.workerservice.model.EmploymentStatus;
import org.workerservice.model.Identifier;
import org.workerservice.model.IdentifierType;
import org.workerservice.model.Worker;
import org.workerservice.search.SearchOutcome.Found;
import org.workerservice.search.SearchOutcome.Hit;
import org.workerservice.search.language.Expression;
import org.workerservice.search.language.Limits;
import org.workerservice.search.language.Parsed;
import org.workerservice.search.language.QueryParser;

class FinderTest {
  private static final UUID TENANT = UUID.randomUUID();
  private static final SearchOptions PLAIN = new SearchOptions(false, false, false);
  private static final SearchOptions FUZZY = new SearchOptions(true, false, false);
  private static final SearchOptions PHONETIC = new SearchOptions(false, true, false);
  private static final SearchOptions MASKED = new SearchOptions(false, false, true);

  private final WordAnalyzer analyzer = new WordAnalyzer();
  private WorkerIndex index;

  @TempDir private Path directory;

  @BeforeEach
  void open() throws IOException {
    index = WorkerIndex.create(directory.resolve("index"), analyzer, 1 << 20, UUID.randomUUID());
  }

  @AfterEach
  void close() throws IOException {
    index.close();
  }

  @Test
  void shouldPutBetterHitsFirst() throws IOException {
    UUID city =
        put(
            TENANT,
            SearchPeople.named("Miller", "Eve")
                .addresses(List.of(SearchPeople.address("Okafor", "1")))
                .build());
    UUID given = put(TENANT, SearchPeople.named("Miller", "Okafor").build());
    UUID family = put(TENANT, SearchPeople.named("Okafor", "Eve").build());
    UUID both = put(TENANT, SearchPeople.named("Okafor", "Ada").build());

    assertThat(ids("okafor ada", PLAIN)).first().isEqualTo(both);
    assertThat(ids("okafor", PLAIN)).endsWith(given, city).contains(family, both);
    assertThat(ids("family:okafor", PLAIN)).containsExactlyInAnyOrder(family, both);
    assertThat(ids("okafor AND NOT ada", PLAIN)).containsExactly(family, given, city);
    assertThat(ids("NOT okafor", PLAIN)).isEmpty();
  }

  @Test
  void shouldIgnoreCaseDiacriticsAndApostrophes() throws IOException {
    UUID id = put(TENANT, SearchPeople.named("O'Brien-Müller", "Zoë").build());

    for (String text :
        List.of(
            "obrien",
            "O’BRIEN",
            "muller",
            "MÜLLER",
            "zoe",
            "Zoe\u0308",
            "\"zoe o'brien\"",
            "o'brien-müller",
            "name:o'brien-muller")) {
      assertThat(ids(text, PLAIN)).as(text).containsExactly(id);
    }
    assertThat(ids("\"brien zoe\"", PLAIN)).isEmpty();
  }

  @Test
  void shouldFindSimilarWordsOnlyWhenAsked() throws IOException {
    UUID exact = put(TENANT, SearchPeople.named("Okafor", "Ada").build());
    UUID similar = put(TENANT, SearchPeople.named("Okafour", "Ada").build());

    assertThat(ids("okafor", PLAIN)).containsExactly(exact);
    assertThat(ids("okafor", FUZZY)).containsExactly(exact, similar);
    assertThat(ids("okafr~2", PLAIN)).containsExactlyInAnyOrder(exact, similar);
    assertThat(ids("okafr~", PLAIN)).containsExactly(exact);
  }

  @Test
  void shouldAllowASecondLetterInLongWordsOnly() throws IOException {
    UUID longer = put(TENANT, SearchPeople.named("Katzenberg", "Ada").build());
    index.refresh();
    UUID shorter = put(TENANT, SearchPeople.named("Katzen", "Ada").build());

    assertThat(ids("katsenbarg", FUZZY)).containsExactly(longer);
    assertThat(ids("katsan", FUZZY)).isEmpty();
    assertThat(ids("katsen", FUZZY)).containsExactly(shorter);
    assertThat(ids("katsan~2", PLAIN)).containsExactly(shorter);
    assertThat(ids("batzen", FUZZY)).as("another first letter").isEmpty();
  }

  @Test
  void shouldFindBeginningsOfFewWordsAndOfMany() throws IOException {
    UUID city =
        put(
            TENANT,
            SearchPeople.named("Miller", "Eve")
                .addresses(List.of(SearchPeople.address("Family0", "1")))
                .build());
    List<UUID> families = new ArrayList<>();
    for (int count = 0; count < 100; count++) {
      families.add(put(TENANT, SearchPeople.named("Family" + count, "Ada").build()));
      if (count % 30 == 0) {
        index.refresh();
      }
    }

    assertThat(ids("family0*", PLAIN)).containsExactly(families.getFirst(), city);
    assertThat(ids("family1*", PLAIN)).hasSize(11);
    Found many = find("fam*", PLAIN, SearchFilters.NONE, 100, 0, Optional.empty());
    assertThat(many.total()).isEqualTo(101);
    assertThat(many.hits()).extracting(Hit::id).containsExactlyElementsOf(families);
  }

  @Test
  void shouldListEverybodyOfATenantByIdAndCountTruly() throws IOException {
    List<UUID> all = new ArrayList<>();
    for (int count = 0; count < 25; count++) {
      all.add(put(TENANT, SearchPeople.named("Okafor", "Ada").build()));
      put(UUID.randomUUID(), SearchPeople.named("Obi", "Eve").build());
      if (count % 7 == 0) {
        index.refresh();
      }
    }
    index.apply(List.of(new WorkerIndex.Edit.Remove(all.remove(3))));

    Found first = find("*", PLAIN, SearchFilters.NONE, 10, 0, Optional.empty());
    Found second = find("*", PLAIN, SearchFilters.NONE, 10, 0, first.next());
    Found third = find("*", PLAIN, SearchFilters.NONE, 10, 10, first.next());

    assertThat(List.of(first.total(), second.total(), third.total())).containsOnly(24L);
    List<UUID> paged = new ArrayList<>();
    List.of(first, second, third).forEach(page -> page.hits().forEach(hit -> paged.add(hit.id())));
    assertThat(paged).containsExactlyElementsOf(all);
    assertThat(third.next()).isEmpty();
  }

  @Test
  void shouldFindWhatSoundsAlikeOnlyWhenAsked() throws IOException {
    UUID exact = put(TENANT, SearchPeople.named("Smith", "Katherine").build());
    UUID alike = put(TENANT, SearchPeople.named("Smyth", "Catherine").build());

    assertThat(ids("smith", PLAIN)).containsExactly(exact);
    assertThat(ids("smith", PHONETIC)).containsExactly(exact, alike);
    assertThat(ids("given:catherine", PHONETIC)).containsExactly(alike, exact);
  }

  @Test
  void shouldFindNumbersPlacesAndDates() throws IOException {
    UUID id = put(TENANT, SearchPeople.doctor().build());
    put(TENANT, SearchPeople.named("Other", "Person").build());

    for (String text :
        List.of(
            "1234567893",
            "npi:123-456-7893",
            "npi:12345*",
            "12345*",
            "city:\"sao paulo\"",
            "\"SW1A 1AA\"",
            "postal_code:sw1a*",
            "1984-03-17",
            "birth_year:1984",
            "country:br",
            "am*",
            "ame* AND hart*")) {
      assertThat(ids(text, PLAIN)).as(text).containsExactly(id);
    }
    assertThat(ids("license:1234567893", PLAIN)).isEmpty();
  }

  @Test
  void shouldNotSearchForMaskedReadersWhatTheyDoNotSee() throws IOException {
    UUID id = put(TENANT, SearchPeople.doctor().build());

    assertThat(ids("1984-03-17", MASKED)).isEmpty();
    assertThat(ids("SW1A1AA", MASKED)).isEmpty();
    assertThat(ids("1984", MASKED)).containsExactly(id);
    assertThat(ids("paulo", MASKED)).containsExactly(id);
  }

  @Test
  void shouldKeepTenantsApart() throws IOException {
    put(UUID.randomUUID(), SearchPeople.named("Okafor", "Ada").build());

    assertThat(find("*", PLAIN, SearchFilters.NONE, 10, 0, Optional.empty()).total()).isZero();
  }

  @Test
  void shouldFilter() throws IOException {
    UUID retired =
        put(
            TENANT,
            SearchPeople.named("Okafor", "Ada")
                .employmentStatus(EmploymentStatus.RETIRED)
                .active(false)
                .build());
    put(TENANT, SearchPeople.named("Okafor", "Eve").build());

    assertThat(
            find(
                    "okafor",
                    PLAIN,
                    new SearchFilters(
                        Optional.of(false),
                        Optional.of(EmploymentStatus.RETIRED),
                        Optional.empty(),
                        Optional.empty()),
                    10,
                    0,
                    Optional.empty())
                .hits())
        .extracting(Hit::id)
        .containsExactly(retired);
  }

  @Test
  void shouldPageThroughEqualHitsWithoutLossOrRepetition() throws IOException {
    List<UUID> all = new ArrayList<>();
    for (int count = 0; count < 25; count++) {
      all.add(put(TENANT, SearchPeople.named("Okafor", "Ada").build()));
      if (count % 7 == 0) {
        index.refresh();
      }
    }

    List<UUID> byCursor = new ArrayList<>();
    Optional<PageCursor> after = Optional.empty();
    do {
      Found page = find("okafor", PLAIN, SearchFilters.NONE, 4, 0, after);
      assertThat(page.total()).isEqualTo(25);
      page.hits().forEach(hit -> byCursor.add(hit.id()));
      after =
          page.next().map(PageCursor::encode).map(text -> PageCursor.decode(text).orElseThrow());
    } while (after.isPresent());
    List<UUID> byOffset = new ArrayList<>();
    for (int offset = 0; offset < 28; offset += 4) {
      find("okafor", PLAIN, SearchFilters.NONE, 4, offset, Optional.empty())
          .hits()
          .forEach(hit -> byOffset.add(hit.id()));
    }

    assertThat(byCursor).containsExactlyElementsOf(all);
    assertThat(byOffset).containsExactlyElementsOf(all);
  }

  @Test
  void shouldForgetOldFormsAndRemovedWorkers() throws IOException {
    Worker worker = SearchPeople.named("Okafor", "Ada").build();
    put(TENANT, worker);
    index.apply(
        List.of(
            new WorkerIndex.Edit.Put(
                TENANT,
                new SearchSource.Entry(
                    SearchPeople.named("Obi", "Ada")
                        .id(worker.id().orElseThrow())
                        .version(2)
                        .build(),
                    Optional.empty()))));

    assertThat(ids("okafor", PLAIN)).isEmpty();
    Found found = find("obi", PLAIN, SearchFilters.NONE, 10, 0, Optional.empty());
    assertThat(found.hits()).containsExactly(new Hit(worker.id().orElseThrow(), 2));

    index.apply(List.of(new WorkerIndex.Edit.Remove(worker.id().orElseThrow())));
    assertThat(ids("*", PLAIN)).isEmpty();
  }

  @Test
  void shouldGiveUpQueriesThatTakeTooLong() throws IOException {
    for (int count = 0; count < 3000; count++) {
      put(
          TENANT,
          SearchPeople.named("Family" + count, "Given" + count)
              .birthDate(LocalDate.of(1980, 1, 1))
              .build());
    }
    index.refresh();
    String heavy = String.join(" ", Collections.nCopies(20, "fa* gi* family1~2"));

    SearchOutcome outcome =
        index.read(
            searcher ->
                new Finder(Duration.ZERO)
                    .find(
                        searcher,
                        query(heavy, PLAIN, SearchFilters.NONE),
                        command(heavy, PLAIN, SearchFilters.NONE, 10, 0, Optional.empty())));

    assertThat(outcome).isEqualTo(new SearchOutcome.TimedOut());
  }

  @Test
  void shouldSuggestNamesEachOnce() throws IOException {
    put(TENANT, SearchPeople.named("Okafor", "Ada").build());
    put(TENANT, SearchPeople.named("Okafor", "Ada").build());
    put(TENANT, SearchPeople.named("Okeke", "Adaeze").build());
    put(UUID.randomUUID(), SearchPeople.named("Okaro", "Ada").build());

    assertThat(suggestions("ok")).containsExactlyInAnyOrder("Ada Okafor", "Adaeze Okeke");
    assertThat(suggestions("ada ok")).containsExactly("Ada Okafor", "Adaeze Okeke");
    assertThat(suggestions("okafor a")).containsExactly("Ada Okafor");
    assertThat(suggestions("xyz")).isEmpty();
  }

  @Test
  void shouldFindWhomFragmentsResemble() throws IOException {
    UUID doctor = put(TENANT, SearchPeople.doctor().build());
    put(TENANT, SearchPeople.named("Winer", "Bob").build());
    index.refresh();

    for (Worker fragments :
        List.of(
            SearchPeople.named("Hartly").build(),
            SearchPeople.named("Hart").build(),
            SearchPeople.named("", "Amellia").build(),
            SearchPeople.named("")
                .identifiers(List.of(Identifier.of(IdentifierType.NPI, "", "12345")))
                .build(),
            SearchPeople.named("")
                .identifiers(List.of(Identifier.of(IdentifierType.NPI, "", "67893")))
                .build())) {
      List<UUID> alike =
          index.read(
              searcher ->
                  new Finder(Duration.ofSeconds(5))
                      .best(searcher, new Resemblance(analyzer).query(fragments, TENANT), 5));
      assertThat(alike).as("%s", fragments.name().family()).containsExactly(doctor);
    }
  }

  @Test
  void shouldShowWhereAQueryMeetsARecord() {
    Worker worker = SearchPeople.doctor().build();

    Map<String, List<String>> met = highlights("hartley npi:12345* paulo <b>", PLAIN, worker);
    Map<String, List<String>> masked = highlights("SW1A1AA hartley", MASKED, worker);
    Map<String, List<String>> similar = highlights("hartly amel*", FUZZY, worker);

    assertThat(met)
        .containsEntry("family", List.of("<em>Hartley</em>"))
        .containsEntry("npi", List.of("<em>1234567893</em>"))
        .containsEntry("city", List.of("São <em>Paulo</em>"));
    assertThat(masked).containsOnlyKeys("family");
    assertThat(similar)
        .containsEntry("family", List.of("<em>Hartley</em>"))
        .containsEntry("given", List.of("<em>Amelia</em> Rose"));
  }

  private Map<String, List<String>> highlights(String text, SearchOptions options, Worker worker) {
    return new Highlights(analyzer)
        .of(new SearchCommand.Highlight(expression(text), options, List.of(worker)))
        .get(worker.id().orElseThrow());
  }

  @Test
  void shouldOpenAgainWhatWasCommitted() throws IOException {
    UUID registry = index.registry();
    put(TENANT, SearchPeople.named("Okafor", "Ada").build());
    index.commit(41, Instant.EPOCH);
    put(TENANT, SearchPeople.named("Obi", "Eve").build());
    index.close();

    IndexFiles.Found found = new IndexFiles(directory).newest().orElse(null);
    assertThat(found).as("directories are named index-N only").isNull();
    index = WorkerIndex.open(index.path(), analyzer, 1 << 20, registry);

    assertThat(ids("*", PLAIN)).hasSize(1);
  }

  private UUID put(UUID tenant, Worker worker) throws IOException {
    index.apply(
        List.of(
            new WorkerIndex.Edit.Put(tenant, new SearchSource.Entry(worker, Optional.empty()))));
    return worker.id().orElseThrow();
  }

  private List<UUID> ids(String text, SearchOptions options) throws IOException {
    return find(text, options, SearchFilters.NONE, 100, 0, Optional.empty()).hits().stream()
        .map(Hit::id)
        .toList();
  }

  private List<String> suggestions(String text) throws IOException {
    index.refresh();
    return index.read(
        searcher ->
            new Finder(Duration.ofSeconds(5))
                .names(searcher, new Completion(analyzer).query(text, TENANT).orElseThrow(), 10));
  }

  private Found find(
      String text,
      SearchOptions options,
      SearchFilters filters,
      int limit,
      int offset,
      Optional<PageCursor> after)
      throws IOException {
    index.refresh();
    return (Found)
        index.read(
            searcher ->
                new Finder(Duration.ofSeconds(5))
                    .find(
                        searcher,
                        query(text, options, filters),
                        command(text, options, filters, limit, offset, after)));
  }

  private Query query(String text, SearchOptions options, SearchFilters filters) {
    return QueryBuilder.toFind(analyzer, options, Map.of())
        .build(expression(text), TENANT, filters);
  }

  private static SearchCommand.Find command(
      String text,
      SearchOptions options,
      SearchFilters filters,
      int limit,
      int offset,
      Optional<PageCursor> after) {
    return new SearchCommand.Find(
        TENANT,
        expression(text),
        Map.of(),
        options,
        filters,
        limit,
        offset,
        after,
        false,
        Deadline.in(Duration.ofSeconds(10)));
  }

  private static Expression expression(String text) {
    Parsed parsed = QueryParser.parse(text, new Limits(1000, 64, 8), field -> true);
    assertThat(parsed).as(text).isInstanceOf(Parsed.Understood.class);
    return ((Parsed.Understood) parsed).expression();
  }
}
