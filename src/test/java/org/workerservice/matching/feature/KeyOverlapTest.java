package org.workerservice.matching.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workerservice.matching.People.home;
import static org.workerservice.matching.People.named;
import static org.workerservice.matching.People.person;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.workerservice.generate.GeneratedWorker;
import org.workerservice.generate.WorkerGenerator;
import org.workerservice.model.Worker;

class KeyOverlapTest {
  private static final LocalDate BORN = LocalDate.of(1980, 5, 17);

  @Test
  void shouldNameTheKeysThatTwoRecordsShare() {
    Worker left = person("Featherstonehaugh", "Ann").addresses(home()).build();
    Worker right = person("Featherstonehaugh", "Zoe").addresses(home()).build();

    KeyOverlap overlap = KeyOverlap.of(left, right);

    assertThat(overlap.sharesKey()).isTrue();
    assertThat(overlap.shared())
        .extracting(KeyOverlap.Shared::description)
        .contains(
            "birth date × initial or sound of a name, or × postal code or city",
            "postal code or city × sound or outline of a name")
        .doesNotContain(
            "sound of family name × sound of given name, or × its beginning or end where no birth"
                + " date is known");
  }

  @Test
  void shouldSayWhichDifferenceKeepsTwoRecordsApart() {
    Worker left = named("Featherstonehaugh", "Ann").birthDate(BORN).build();
    Worker right = named("Nakagawa", "Joe").birthDate(BORN.plusDays(1)).build();

    KeyOverlap overlap = KeyOverlap.of(left, right);

    assertThat(overlap.sharesKey()).isFalse();
    assertThat(overlap.missed())
        .contains(
            new KeyOverlap.Missed(
                KeyKind.DATE,
                "birth date × initial or sound of a name, or × postal code or city",
                "different: birth date"),
            new KeyOverlap.Missed(
                KeyKind.PAIR,
                "sound of family name × sound of given name, or × its beginning or end where no birth"
                    + " date is known",
                "different: sound of a name"));
  }

  @Test
  void shouldSayWhichRecordLacksAKey() {
    Worker left = named("Featherstonehaugh", "Ann").birthDate(BORN).build();
    Worker right = named("Nakagawa", "Mei").build();

    assertThat(KeyOverlap.of(left, right).missed())
        .contains(
            new KeyOverlap.Missed(
                KeyKind.DATE,
                "birth date × initial or sound of a name, or × postal code or city",
                "only the first record has one"));
    assertThat(KeyOverlap.of(right, left).missed())
        .contains(
            new KeyOverlap.Missed(
                KeyKind.DATE,
                "birth date × initial or sound of a name, or × postal code or city",
                "only the second record has one"));
  }

  @Property(tries = 20)
  void shouldKnowEveryKindOfKeyAndAgreeWithTheKeysThemselves(
      @ForAll @LongRange(min = 1, max = 1_000_000) long seed) {
    WorkerGenerator generator = new WorkerGenerator(seed, 0.3);
    List<Worker> workers =
        Stream.generate(generator::next).limit(12).map(GeneratedWorker::worker).toList();

    for (Worker left : workers) {
      assertThat(MatchKeys.of(left)).noneMatch(key -> SortedKey.of(key).kind() == KeyKind.OTHER);
      for (Worker right : workers) {
        boolean share = MatchKeys.of(left).stream().anyMatch(MatchKeys.of(right)::contains);
        assertThat(KeyOverlap.of(left, right).sharesKey()).isEqualTo(share);
      }
    }
  }
}
