package org.workerservice.flow.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workerservice.support.SampleWorkers.id;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.workerservice.model.LinkType;
import org.workerservice.persistence.merge.MergeRecord;
import org.workerservice.persistence.merge.MovedLink;
import org.workerservice.support.SampleWorkers;

class LinkOwnersTest {
  private static final int OTHER = 5;
  private static final int FORMER = 6;
  private static final Map<UUID, UUID> FORMER_TO_OTHER = Map.of(id(FORMER), id(OTHER));

  private static MovedLink link(int other, boolean given) {
    return new MovedLink(id(other), Optional.of(LinkType.REFER), Optional.empty(), given);
  }

  private static MergeRecord merge(int number, MovedLink... links) {
    return new MergeRecord(
        new UUID(9, number),
        id(1),
        id(number),
        "grace",
        Instant.EPOCH,
        Optional.empty(),
        Optional.empty(),
        SampleWorkers.living(1).build(),
        SampleWorkers.living(number).build(),
        List.of(),
        List.of(links),
        Map.of(),
        List.of(),
        2,
        Optional.empty());
  }

  @Test
  void shouldLoseALinkThatOnlyTheMergeGave() {
    MergeRecord merge = merge(2, link(FORMER, true), link(7, false));

    LinkOwners owners = new LinkOwners(merge, FORMER_TO_OTHER, Set.of(), List.of());

    assertThat(owners.lost()).containsExactly(id(OTHER));
  }

  @Test
  void shouldPassALinkOnToALaterMergeWhateverTheOtherRecordWasMergedInto() {
    MergeRecord merge = merge(2, link(FORMER, true));
    MergeRecord later = merge(3, link(OTHER, false));

    LinkOwners owners = new LinkOwners(merge, FORMER_TO_OTHER, Set.of(), List.of(later));

    assertThat(owners.lost()).isEmpty();
    assertThat(owners.links(later)).containsExactly(link(OTHER, true));
  }

  @Test
  void shouldPassALinkOnToTheFirstOfTwoLaterMerges() {
    MergeRecord merge = merge(2, link(OTHER, true));
    MergeRecord next = merge(3, link(FORMER, false));
    MergeRecord last = merge(4, link(OTHER, false));

    LinkOwners owners = new LinkOwners(merge, FORMER_TO_OTHER, Set.of(), List.of(next, last));

    assertThat(owners.lost()).isEmpty();
    assertThat(owners.links(next)).containsExactly(link(FORMER, true));
    assertThat(owners.links(last)).containsExactly(link(OTHER, false));
  }

  @Test
  void shouldKeepALinkWithAnotherOrigin() {
    MergeRecord merge = merge(2, link(FORMER, true));

    LinkOwners owners = new LinkOwners(merge, FORMER_TO_OTHER, Set.of(id(FORMER)), List.of());

    assertThat(owners.lost()).isEmpty();
  }

  @Test
  void shouldTakeALinkFromTheNextRecordOfTheChain() {
    MergeRecord merge = merge(2, link(OTHER, true), link(7, true), link(8, true));
    MergeRecord inner = merge(3, link(FORMER, true), link(7, false), link(9, true));
    LinkOwners owners = new LinkOwners(merge, FORMER_TO_OTHER, Set.of(), List.of());

    owners.carry(inner, List.of());

    assertThat(owners.lost()).containsExactly(id(OTHER));
    assertThat(owners.links(inner)).containsExactly(link(9, true));
  }
}
