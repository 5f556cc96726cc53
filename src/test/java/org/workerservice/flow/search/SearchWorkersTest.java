package org.workerservice.flow.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workerservice.support.FakeActors.TENANT;
import static org.workerservice.support.SampleWorkers.id;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.workerservice.audit.Audit;
import org.workerservice.audit.AuditCommand;
import org.workerservice.audit.AuditCommand.RecordAccess;
import org.workerservice.bus.RequestContext;
import org.workerservice.bus.ServiceUnavailable;
import org.workerservice.bus.ServiceUnavailable.Reason;
import org.workerservice.flow.search.SearchWorkers.Outcome;
import org.workerservice.flow.worker.ReadWorkers;
import org.workerservice.model.Identifier;
import org.workerservice.model.IdentifierType;
import org.workerservice.model.Worker;
import org.workerservice.persistence.worker.read.ReadCommand;
import org.workerservice.persistence.worker.read.ReadCommand.FindCandidates;
import org.workerservice.persistence.worker.read.ReadCommand.FindWorkers;
import org.workerservice.search.Highlighted;
import org.workerservice.search.PageCursor;
import org.workerservice.search.Ranking;
import org.workerservice.search.Search;
import org.workerservice.search.SearchCommand;
import org.workerservice.search.SearchCommand.Find;
import org.workerservice.search.SearchCommand.Highlight;
import org.workerservice.search.SearchCommand.ReadRebuild;
import org.workerservice.search.SearchCommand.Rebuild;
import org.workerservice.search.SearchCommand.Suggest;
import org.workerservice.search.SearchOutcome;
import org.workerservice.search.SearchOutcome.Hit;
import org.workerservice.search.criteria.CodedValue;
import org.workerservice.search.criteria.Criterion;
import org.workerservice.search.criteria.TokenField;
import org.workerservice.search.language.Expression;
import org.workerservice.search.language.SearchField;
import org.workerservice.search.query.SearchFilters;
import org.workerservice.search.query.SearchOptions;
import org.workerservice.search.rebuild.RebuildJob;
import org.workerservice.support.FakeActor;
import org.workerservice.support.FakeActors;
import org.workerservice.support.FakeRegistry;
import org.workerservice.support.FlowTools;
import org.workerservice.support.SampleWorkers;

class SearchWorkersTest {
  private static final String FIND = "search Find";
  private static final String READ = "persistence.reader FindWorkers";
  private static final String RECORD = "audit RecordAccess";
  private static final String HIGHLIGHT = "search Highlight";

  private static final Expression WORD = new Expression.Word(SearchField.ANY, "ada");
  private static final Expression NUMBER = new Expression.Word(SearchField.SSN, "425-50-6748");
  private static final SearchOptions OPTIONS = new SearchOptions(true, false, false);
  private static final Optional<PageCursor> NEXT =
      Optional.of(new PageCursor(Ranking.ID, 1, id(2), Optional.empty()));

  @RegisterExtension private final FakeActors actors = new FakeActors();
  private final FakeActor<ReadCommand<?>> reader = actors.at(ReadCommand.ADDRESS);
  private final FakeActor<SearchCommand<?>> index = actors.at(Search.ADDRESS);
  private final FakeActor<AuditCommand<?>> audit = actors.at(Audit.ADDRESS);
  private final FakeRegistry registry = new FakeRegistry(reader);
  private final Worker first = SampleWorkers.living(1).build();
  private final Worker second = SampleWorkers.living(2).version(5).build();

  private RequestContext context;
  private Expression expression = WORD;
  private SearchOptions options = OPTIONS;
  private SearchFilters filters = SearchFilters.NONE;
  private boolean highlight;
  private boolean maskedView;
  private Optional<PageCursor> after = NEXT;

  @BeforeEach
  void start() {
    context = actors.context();
    registry.put(first, second);
    audit.always(RecordAccess.class, access -> true);
  }

  private SearchWorkers flow() {
    return new SearchWorkers(
        FlowTools.on(actors.bus()), new ReadWorkers(FlowTools.on(actors.bus())));
  }

  private Future<Outcome> search() {
    return flow()
        .search(
            new SearchWorkers.Request(
                context,
                expression,
                options,
                filters,
                Optional.empty(),
                Ranking.RELEVANCE,
                20,
                3,
                after,
                highlight,
                maskedView));
  }

  private Outcome.Found found() {
    return (Outcome.Found) actors.value(this::search);
  }

  private static SearchOutcome hits(Hit... hits) {
    return new SearchOutcome.Found(40 + hits.length, List.of(hits), NEXT);
  }

  private static Hit hit(long number, long version) {
    return new Hit(id(number), version);
  }

  private List<UUID> recorded() {
    actors.settle();
    return audit.received(RecordAccess.class).getLast().workers();
  }

  // Criteria.

  private static final String SSN_SYSTEM = "http://hl7.org/fhir/sid/us-ssn";
  private static final CodedValue SSN = CodedValue.of(SSN_SYSTEM, "425506748");
  private static final Criterion BY_SSN = new Criterion.Token(TokenField.IDENTIFIER, List.of(SSN));

  private void putHolders() {
    registry.put(
        SampleWorkers.living(7).identifiers(List.of(ssn(SSN_SYSTEM, "425-50-6748"))).build(),
        SampleWorkers.living(8).identifiers(List.of(ssn("urn:other", "425-50-6748"))).build(),
        SampleWorkers.living(9).identifiers(List.of(ssn(SSN_SYSTEM, "425-50-6749"))).build());
  }

  private static Identifier ssn(String system, String number) {
    return Identifier.of(IdentifierType.SSN, system, number);
  }

  private List<Criterion> asked() {
    index.answer(Find.class, hits());
    found();
    return index.received(Find.class).getLast().filters().criteria();
  }

  @Test
  void shouldAddTheHoldersOfSensitiveIdentifiersToCriteria() {
    putHolders();
    Criterion held = new Criterion.AnyOf(List.of(BY_SSN, new Criterion.Ids(Set.of(id(7)))));
    filters = filters.withCriteria(List.of(BY_SSN, new Criterion.Not(BY_SSN)));

    assertThat(asked()).containsExactly(held, new Criterion.Not(held));
  }

  @Test
  void shouldNotUseHashesForReadersOfMaskedRecords() {
    putHolders();
    options = new SearchOptions(false, false, true);
    filters = filters.withCriteria(List.of(BY_SSN));

    assertThat(asked()).containsExactly(BY_SSN);
    assertThat(reader.received(ReadCommand.FindCandidates.class)).isEmpty();
  }

  @Test
  void shouldReadTheRecordsInTheOrderOfTheIndexAndRecordTheAccess() {
    index.answer(Find.class, hits(hit(2, 5), hit(1, 1)));

    assertThat(found())
        .isEqualTo(new Outcome.Found(List.of(second, first), 42, NEXT, Highlighted.NOTHING));

    assertThat(recorded()).containsExactly(id(2), id(1));
    assertThat(audit.received(RecordAccess.class).getFirst().action()).isEqualTo("SEARCH");
    assertThat(actors.steps()).containsExactly(FIND, READ, RECORD);
    assertThat(index.received(Find.class))
        .containsExactly(
            new Find(
                TENANT,
                WORD,
                Map.of(),
                OPTIONS,
                SearchFilters.NONE,
                Ranking.RELEVANCE,
                20,
                3,
                NEXT,
                false,
                context.deadline()));
  }

  @Test
  void shouldNotReadWithoutHits() {
    index.answer(Find.class, hits());

    assertThat(found().workers()).isEmpty();
    assertThat(recorded()).isEmpty();
    assertThat(actors.steps()).containsExactly(FIND, RECORD);
  }

  @Test
  void shouldReportThatTheQueryTimedOut() {
    index.answer(Find.class, new SearchOutcome.TimedOut());

    assertThat(actors.value(this::search)).isEqualTo(new Outcome.TookTooLong());
    assertThat(actors.steps()).containsExactly(FIND);
  }

  // Races: another node has written since the index was last updated.

  private void assertAskedAgainOnce() {
    assertThat(index.received(Find.class))
        .extracting(Find::withOtherNodes)
        .containsExactly(false, true);
    actors.settle();
    assertThat(actors.steps()).containsExactly(FIND, READ, FIND, READ, RECORD);
  }

  @Test
  void shouldAskAgainWhenARecordIsNewerThanTheIndex() {
    index
        .answer(Find.class, hits(hit(2, 4), hit(1, 1)))
        .answer(Find.class, hits(hit(1, 1), hit(2, 5)));

    assertThat(found().workers()).containsExactly(first, second);
    assertAskedAgainOnce();
  }

  @Test
  void shouldAskAgainWhenAHitIsDeletedAndNotShowIt() {
    registry.delete(id(2));
    index.answer(Find.class, hits(hit(1, 1), hit(2, 5))).answer(Find.class, hits(hit(1, 1)));

    assertThat(found()).isEqualTo(new Outcome.Found(List.of(first), 41, NEXT, Highlighted.NOTHING));
    assertAskedAgainOnce();
    assertThat(recorded()).containsExactly(id(1));
  }

  @Test
  void shouldAskAgainWhenAHitIsMissing() {
    index.answer(Find.class, hits(hit(3, 1))).answer(Find.class, hits());

    assertThat(found().workers()).isEmpty();
    actors.settle();
    assertThat(actors.steps()).containsExactly(FIND, READ, FIND, RECORD);
  }

  @Test
  void shouldShowExistingWorkersWhenTheIndexIsStillBehind() {
    registry.delete(id(2));
    index
        .answer(Find.class, hits(hit(1, 9), hit(2, 5)))
        .answer(Find.class, hits(hit(1, 9), hit(2, 5)));

    assertThat(found().workers()).containsExactly(first);
    assertAskedAgainOnce();
    assertThat(recorded()).containsExactly(id(1));
  }

  @Test
  void shouldReportThatTheSecondQueryTimedOut() {
    index.answer(Find.class, hits(hit(2, 4))).answer(Find.class, new SearchOutcome.TimedOut());

    assertThat(actors.value(this::search)).isEqualTo(new Outcome.TookTooLong());
    assertThat(audit.received(RecordAccess.class)).isEmpty();
  }

  // Sensitive numbers.

  @Test
  void shouldFindWorkersBySensitiveNumbersOnce() {
    expression = NUMBER;
    index.answer(Find.class, hits(hit(1, 9))).answer(Find.class, hits(hit(1, 1)));

    assertThat(found().workers()).containsExactly(first);

    actors.settle();
    assertThat(actors.steps())
        .containsExactly("persistence.reader FindCandidates", FIND, READ, FIND, READ, RECORD);
    assertThat(index.received(Find.class))
        .extracting(Find::known)
        .containsOnly(Map.of(NUMBER, Set.of(id(1), id(2))));
    assertThat(reader.received(FindCandidates.class).getFirst().probes().getFirst()).isNotEmpty();
  }

  // Highlights.

  @Test
  void shouldHighlightTheRecordsThatAreShown() {
    highlight = true;
    maskedView = true;
    Highlighted highlights =
        new Highlighted(Map.of(id(1), Map.of("name", List.of("<em>Ada</em>"))), true);
    index.answer(Find.class, hits(hit(1, 1))).answer(Highlight.class, highlights);

    assertThat(found().highlights()).isEqualTo(highlights);

    assertThat(actors.steps()).containsExactly(FIND, READ, RECORD, HIGHLIGHT);
    assertThat(index.received(Highlight.class))
        .containsExactly(
            new Highlight(
                WORD,
                new SearchOptions(true, false, true),
                List.of(FlowTools.MASKING.visible(first))));
  }

  @Test
  void shouldNotHighlightAnEmptyPage() {
    highlight = true;
    index.answer(Find.class, hits());

    assertThat(found().highlights()).isEqualTo(Highlighted.NOTHING);
    assertThat(index.received(Highlight.class)).isEmpty();
  }

  // Suggestions and rebuilds.

  @Test
  void shouldForwardSuggestionsAndIndexRebuilds() {
    RebuildJob job =
        new RebuildJob(id(8), RebuildJob.State.RUNNING, 10, 4, Instant.EPOCH, Optional.empty());
    index
        .answer(Suggest.class, List.of("Ada Okafor"))
        .answer(Rebuild.class, job)
        .answer(ReadRebuild.class, Optional.of(job));

    assertThat(actors.value(() -> flow().suggest(context, "ad", 5))).containsExactly("Ada Okafor");
    assertThat(actors.value(() -> flow().rebuild(context))).isEqualTo(job);
    assertThat(actors.value(() -> flow().rebuilding(context))).contains(job);
    assertThat(index.received(Suggest.class)).containsExactly(new Suggest(TENANT, "ad", 5));
  }

  // Deadlines and outages.

  private static Reason reason(Throwable failure) {
    assertThat(failure).isInstanceOf(ServiceUnavailable.class);
    return ((ServiceUnavailable) failure).reason();
  }

  @Test
  void shouldNotAskAgainAfterTheDeadline() {
    index.answer(Find.class, hits(hit(2, 4)));
    reader.next(
        FindWorkers.class,
        find -> {
          actors.passDeadline();
          return Future.succeededFuture(List.of(second));
        });

    assertThat(reason(actors.failure(this::search))).isEqualTo(Reason.DEADLINE_EXCEEDED);
    assertThat(actors.steps()).containsExactly(FIND, READ);
  }

  @Test
  void shouldReportThatTheIndexIsBusyOrBeingBuilt() {
    index.fail(Find.class, new ServiceUnavailable(Reason.SEARCH, "being built"));
    assertThat(reason(actors.failure(this::search))).isEqualTo(Reason.SEARCH);

    actors.overload(Search.ADDRESS);
    assertThat(reason(actors.failure(this::search))).isEqualTo(Reason.BUSY);
  }

  @Test
  void shouldFailWhenTheReaderFailsAndRecordNothing() {
    index.answer(Find.class, hits(hit(1, 1)));
    reader.fail(FindWorkers.class, new IllegalStateException("reader"));

    assertThat(actors.failure(this::search)).hasMessage("reader");
    assertThat(audit.received(RecordAccess.class)).isEmpty();
  }
}
