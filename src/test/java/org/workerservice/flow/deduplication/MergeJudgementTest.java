package org.workerservice.flow.deduplication;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.workerservice.flow.deduplication.MergeJudgement.Allowed;
import org.workerservice.flow.deduplication.MergeJudgement.Known;
import org.workerservice.flow.deduplication.MergeJudgement.Refused;
import org.workerservice.json.Json;
import org.workerservice.matching.MatchPreset;
import org.workerservice.matching.MatchStrategies;
import org.workerservice.matching.feature.MatchFeatures;
import org.workerservice.matching.feature.PreparedRecord;
import org.workerservice.matching.score.MatchStrategy;
import org.workerservice.model.Worker;
import org.workerservice.support.SamplePeople;
import org.workerservice.support.TestHash;

class MergeJudgementTest {
  private static final MatchStrategy STRATEGY = MatchStrategies.of(MatchPreset.DEFAULT.settings());
  private static final UUID HOSPITAL = new UUID(5, 1);
  private static final UUID CLINIC = new UUID(5, 2);

  private static Worker worker(int number, Object person) {
    return Json.MAPPER.convertValue(person, Worker.class).toBuilder()
        .id(new UUID(9, number))
        .createdAt(Instant.EPOCH.plusSeconds(100 - number))
        .build();
  }

  private static Worker resident(int number, String family, String given) {
    ObjectNode person = Json.MAPPER.createObjectNode().put("birth_date", "1990-05-14");
    person.putObject("name").put("family", family).putArray("given").add(given);
    person
        .putArray("addresses")
        .addObject()
        .put("line1", "12 Harbour Road")
        .put("city", "Leeds")
        .put("postal_code", "LS1 4AB");
    return worker(number, person);
  }

  private static Known known(boolean isRejected, Worker... workers) {
    Map<UUID, MatchFeatures> features = new HashMap<>();
    for (Worker worker : workers) {
      features.put(worker.id().orElseThrow(), PreparedRecord.of(worker).features(new TestHash()));
    }
    return new Known(Arrays.asList(workers), features, isRejected);
  }

  private static MergeJudgement judge(Known known) {
    return MergeJudgement.of(known, STRATEGY, 0.95);
  }

  @Test
  void shouldMergeIntoTheOldestAndKeepTheScores() {
    var person = SamplePeople.withIdentifier(SamplePeople.next(), "NPI", SamplePeople.npi());

    MergeJudgement judgement =
        judge(known(false, worker(1, person), worker(3, person), worker(2, person)));

    assertThat(judgement).isInstanceOf(Allowed.class);
    Allowed allowed = (Allowed) judgement;
    assertThat(allowed.master()).isEqualTo(new UUID(9, 3));
    assertThat(allowed.duplicates()).containsExactly(new UUID(9, 2), new UUID(9, 1));
    assertThat(allowed.decision().scores()).containsOnlyKeys(new UUID(9, 2), new UUID(9, 1));
    assertThat(allowed.decision().scores().values())
        .allSatisfy(score -> assertThat(score.score()).isGreaterThanOrEqualTo(0.95));
  }

  @Test
  void shouldRefuseIfAnyTwoDoNotMatch() {
    var person = SamplePeople.next();

    assertThat(judge(known(false, worker(1, person), worker(2, SamplePeople.next()))))
        .isEqualTo(new Refused("below_threshold"));
  }

  @Test
  void shouldNotMergeResidentsOfOneBuildingAndBirthday() {
    Worker one = resident(1, "Hassan", "Ahmed");
    Worker other = resident(2, "Kowalski", "Piotr");

    assertThat(MergeJudgement.of(known(false, one, other), STRATEGY, 0.85))
        .isEqualTo(new Refused("no_name"));
  }

  @Test
  void shouldNotMergeOneNumberOfTwoOrganisations() {
    var person = SamplePeople.withIdentifier(SamplePeople.next(), "NPI", SamplePeople.npi());
    Worker one = worker(1, person).toBuilder().managingOrganization(HOSPITAL).build();
    Worker other = worker(2, person).toBuilder().managingOrganization(CLINIC).build();

    assertThat(judge(known(false, one, other))).isEqualTo(new Refused("two_organizations"));
    assertThat(judge(known(false, one, other.toBuilder().managingOrganization(HOSPITAL).build())))
        .isInstanceOf(Allowed.class);
  }

  @Test
  void shouldNotMergeAgainstAContradiction() {
    String npi = SamplePeople.npi();
    Worker one = worker(1, SamplePeople.withIdentifier(SamplePeople.next(), "NPI", npi));
    Worker other = worker(2, SamplePeople.withIdentifier(SamplePeople.next(), "NPI", npi));

    assertThat(judge(known(false, one, other))).isEqualTo(new Refused("contradiction"));
  }

  @Test
  void shouldNotOverrideADecision() {
    var person = SamplePeople.withIdentifier(SamplePeople.next(), "NPI", SamplePeople.npi());

    assertThat(judge(known(true, worker(1, person), worker(2, person))))
        .isEqualTo(new Refused("rejected"));
  }

  @Test
  void shouldNotMergeMoreThanAMergeTakes() {
    var person = SamplePeople.withIdentifier(SamplePeople.next(), "NPI", SamplePeople.npi());
    Worker[] many = new Worker[MergeJudgement.MAX_WORKERS + 1];
    Arrays.setAll(many, number -> worker(number, person));

    assertThat(judge(known(false, many))).isEqualTo(new Refused("too_many"));
    assertThat(judge(known(false, List.of(many).subList(0, 3).toArray(Worker[]::new))))
        .isInstanceOf(Allowed.class);
  }
}
