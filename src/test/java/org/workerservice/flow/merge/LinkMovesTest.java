package org.workerservice.flow.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workerservice.support.SampleWorkers.id;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.workerservice.model.LinkType;
import org.workerservice.model.Worker;
import org.workerservice.model.WorkerLink;
import org.workerservice.persistence.merge.MovedLink;
import org.workerservice.support.SampleWorkers;

class LinkMovesTest {
  private static final int SURVIVOR = 1;
  private static final int DUPLICATE = 2;
  private static final int OTHER = 3;

  private static WorkerLink link(int to, LinkType type) {
    return new WorkerLink(id(to), type);
  }

  private static Worker worker(int number, WorkerLink... links) {
    return SampleWorkers.living(number).links(Arrays.asList(links)).build();
  }

  @Test
  void shouldMoveALinkAtBothEnds() {
    LinkMoves links =
        new LinkMoves(
            List.of(
                worker(SURVIVOR),
                worker(DUPLICATE, link(OTHER, LinkType.REFER)),
                worker(OTHER, link(DUPLICATE, LinkType.SEEALSO))));

    List<MovedLink> moved = links.merge(id(SURVIVOR), id(DUPLICATE));

    assertThat(links.of(id(SURVIVOR)))
        .containsExactly(link(OTHER, LinkType.REFER), link(DUPLICATE, LinkType.REPLACES));
    assertThat(links.of(id(DUPLICATE))).containsExactly(link(SURVIVOR, LinkType.REPLACED_BY));
    assertThat(links.of(id(OTHER))).containsExactly(link(SURVIVOR, LinkType.SEEALSO));
    assertThat(moved)
        .containsExactly(
            new MovedLink(
                id(OTHER), Optional.of(LinkType.REFER), Optional.of(LinkType.SEEALSO), true));
  }

  @Test
  void shouldKeepTheLinkThatTheSurvivorHas() {
    LinkMoves links =
        new LinkMoves(
            List.of(
                worker(SURVIVOR, link(OTHER, LinkType.SEEALSO)),
                worker(DUPLICATE, link(OTHER, LinkType.REFER)),
                worker(OTHER, link(SURVIVOR, LinkType.REFER), link(DUPLICATE, LinkType.SEEALSO))));

    List<MovedLink> moved = links.merge(id(SURVIVOR), id(DUPLICATE));

    assertThat(links.of(id(OTHER))).containsExactly(link(SURVIVOR, LinkType.REFER));
    assertThat(moved).extracting(MovedLink::given).containsExactly(false);
  }

  @Test
  void shouldReplaceTheLinkBetweenTheTwo() {
    LinkMoves links =
        new LinkMoves(
            List.of(
                worker(SURVIVOR, link(DUPLICATE, LinkType.SEEALSO)),
                worker(DUPLICATE, link(SURVIVOR, LinkType.SEEALSO))));

    assertThat(links.merge(id(SURVIVOR), id(DUPLICATE)))
        .containsExactly(
            new MovedLink(
                id(SURVIVOR), Optional.of(LinkType.SEEALSO), Optional.of(LinkType.SEEALSO), false));

    assertThat(links.of(id(SURVIVOR))).containsExactly(link(DUPLICATE, LinkType.REPLACES));
    assertThat(links.of(id(DUPLICATE))).containsExactly(link(SURVIVOR, LinkType.REPLACED_BY));
  }

  @Test
  void shouldLeaveTheLinksOfEarlierMerges() {
    LinkMoves links =
        new LinkMoves(List.of(worker(SURVIVOR), worker(DUPLICATE, link(OTHER, LinkType.REPLACES))));

    assertThat(links.merge(id(SURVIVOR), id(DUPLICATE))).isEmpty();

    assertThat(links.of(id(DUPLICATE)))
        .containsExactly(link(OTHER, LinkType.REPLACES), link(SURVIVOR, LinkType.REPLACED_BY));
  }
}
