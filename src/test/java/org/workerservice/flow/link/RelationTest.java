package org.workerservice.flow.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.workerservice.model.LinkType.REFER;
import static org.workerservice.model.LinkType.REPLACED_BY;
import static org.workerservice.model.LinkType.REPLACES;
import static org.workerservice.model.LinkType.SEEALSO;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.workerservice.model.LinkType;
import org.workerservice.model.WorkerLink;

class RelationTest {
  private static final UUID ADA = new UUID(1, 1);
  private static final UUID BEA = new UUID(2, 2);
  private static final UUID EVE = new UUID(3, 3);

  private static Relation between(List<WorkerLink> own, List<WorkerLink> other) {
    return new Relation(new Relation.End(ADA, own), new Relation.End(BEA, other));
  }

  private static WorkerLink to(UUID id, LinkType type) {
    return new WorkerLink(id, type);
  }

  @ParameterizedTest
  @CsvSource({"REFER, SEEALSO", "SEEALSO, SEEALSO"})
  void shouldLinkBothEnds(LinkType own, LinkType other) {
    Relation linked = between(List.of(), List.of()).linked(own);

    assertThat(linked).isEqualTo(between(List.of(to(BEA, own)), List.of(to(ADA, other))));
  }

  @ParameterizedTest
  @CsvSource({
    "REFER, SEEALSO, REFER, SEEALSO",
    "REFER, SEEALSO, SEEALSO, SEEALSO",
    "SEEALSO, REFER, SEEALSO, REFER",
    "SEEALSO, REFER, REFER, SEEALSO",
    "SEEALSO, SEEALSO, REFER, SEEALSO",
    "SEEALSO, SEEALSO, SEEALSO, SEEALSO"
  })
  void shouldReplaceExistingLinks(LinkType own, LinkType other, LinkType type, LinkType opposite) {
    Relation linked = between(List.of(to(BEA, own)), List.of(to(ADA, other))).linked(type);

    assertThat(linked).isEqualTo(between(List.of(to(BEA, type)), List.of(to(ADA, opposite))));
  }

  @ParameterizedTest
  @EnumSource(names = {"REFER", "SEEALSO"})
  void shouldRepairALinkThatExistsAtOneEndOnly(LinkType type) {
    Relation own = between(List.of(to(BEA, type)), List.of()).linked(type);
    Relation other = between(List.of(), List.of(to(ADA, SEEALSO))).linked(type);

    Relation whole = between(List.of(to(BEA, type)), List.of(to(ADA, SEEALSO)));
    assertThat(List.of(own, other)).allSatisfy(one -> assertThat(one).isEqualTo(whole));
  }

  @Test
  void shouldLeaveOtherLinksAlone() {
    List<WorkerLink> own = List.of(to(EVE, REFER), to(BEA, REPLACES));
    List<WorkerLink> other = List.of(to(ADA, REPLACED_BY));

    Relation linked = between(own, other).linked(SEEALSO);

    assertThat(linked.own().links())
        .containsExactly(to(EVE, REFER), to(BEA, REPLACES), to(BEA, SEEALSO));
    assertThat(linked.unlinked()).isEqualTo(between(own, other));
  }

  @ParameterizedTest
  @EnumSource(names = {"REPLACES", "REPLACED_BY"})
  void shouldRefuseMergeLinks(LinkType type) {
    Relation relation = between(List.of(), List.of());

    assertThatThrownBy(() -> relation.linked(type)).isInstanceOf(IllegalArgumentException.class);
  }
}
