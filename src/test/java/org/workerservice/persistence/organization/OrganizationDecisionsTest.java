package org.workerservice.persistence.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.workerservice.model.organization.Organization;
import org.workerservice.persistence.organization.OrganizationRefusal.Cycle;
import org.workerservice.persistence.organization.OrganizationRefusal.IdTaken;
import org.workerservice.persistence.organization.OrganizationRefusal.InUse;
import org.workerservice.persistence.organization.OrganizationRefusal.NotDeleted;
import org.workerservice.persistence.organization.OrganizationRefusal.NotFound;
import org.workerservice.persistence.organization.OrganizationRefusal.OdsCodeTaken;
import org.workerservice.persistence.organization.OrganizationRefusal.TooDeep;
import org.workerservice.persistence.organization.OrganizationRefusal.UnknownParent;
import org.workerservice.persistence.organization.OrganizationRefusal.VersionMismatch;

class OrganizationDecisionsTest {
  private final UUID a = UUID.randomUUID();
  private final UUID b = UUID.randomUUID();
  private final UUID c = UUID.randomUUID();
  private final Map<UUID, OrganizationFacts.State> states = new HashMap<>();
  private final Map<String, OrganizationFacts.Holder> holders = new HashMap<>();
  private final Map<UUID, OrganizationFacts.Ancestor> ancestors = new HashMap<>();
  private final Map<UUID, Integer> heights = new HashMap<>();
  private final Map<UUID, OrganizationFacts.Use> uses = new HashMap<>();

  @Test
  void shouldAcceptValidChanges() {
    living(a, 3);
    deleted(b, 5);

    assertThat(refusals(update(a, null, 3), restore(b, 5), create(c, a))).isEmpty();
  }

  @Test
  void shouldRefuseAChangeThatExpectsAnotherStateOfTheOrganisation() {
    living(a, 3);
    deleted(b, 5);

    assertThat(refusals(create(a, null))).containsValue(new IdTaken());
    assertThat(refusals(create(b, null))).containsValue(new IdTaken());
    assertThat(refusals(update(a, null, 2))).containsValue(new VersionMismatch(3));
    assertThat(refusals(update(b, null, 5))).containsValue(new NotFound());
    assertThat(refusals(update(c, null, 1))).containsValue(new NotFound());
    assertThat(refusals(restore(a, 3))).containsValue(new NotDeleted());
    assertThat(refusals(restore(b, 4))).containsValue(new VersionMismatch(5));
    assertThat(refusals(restore(c, 1))).containsValue(new NotFound());
  }

  @Test
  void shouldRefuseToDeleteAnOrganisationInUse() {
    living(a, 1);
    uses.put(a, new OrganizationFacts.Use(false, true));

    assertThat(refusals(new OrganizationChange.Delete(a, OptionalLong.empty(), Optional.empty())))
        .containsValue(new InUse(false, true));
  }

  @Test
  void shouldGiveAnOdsCodeToOneOrganisation() {
    living(a, 1);
    holders.put("A1", new OrganizationFacts.Holder(b, true));

    assertThat(refusals(coded(c, "A1"))).containsValue(new OdsCodeTaken(b, true));
    assertThat(refusals(coded(b, "A1"))).isEmpty();
    assertThat(refusals(coded(UUID.randomUUID(), "A2"), coded(c, "A2"))).containsOnlyKeys(1);
  }

  @Test
  void shouldRefuseAnUnknownParent() {
    living(a, 1);
    ancestors.put(b, new OrganizationFacts.Ancestor(Optional.empty(), true));

    assertThat(refusals(create(c, b))).containsValue(new UnknownParent());
    assertThat(refusals(update(a, UUID.randomUUID(), 1))).containsValue(new UnknownParent());
  }

  @Test
  void shouldRefuseToPutAnOrganisationBelowItself() {
    living(a, 1);
    above(c, b);
    above(b, a);
    above(a, null);

    assertThat(refusals(update(a, c, 1))).containsValue(new Cycle());
  }

  @Test
  void shouldSeeACycleThatTwoChangesMakeTogether() {
    living(a, 1);
    living(b, 1);
    above(a, null);
    above(b, null);

    assertThat(refusals(update(a, b, 1), update(b, a, 1)))
        .containsEntry(0, new Cycle())
        .containsEntry(1, new Cycle());
    assertThat(refusals(create(UUID.randomUUID(), c), create(c, b))).isEmpty();
  }

  @Test
  void shouldLimitTheLevelsAboveAndBelow() {
    UUID top = UUID.randomUUID();
    above(top, null);
    UUID lowest = top;
    for (int level = 2; level < OrganizationDecisions.MAX_LEVELS; level++) {
      UUID next = UUID.randomUUID();
      above(next, lowest);
      lowest = next;
    }
    living(a, 1);

    assertThat(refusals(update(a, lowest, 1))).isEmpty();
    heights.put(a, 1);
    assertThat(refusals(update(a, lowest, 1))).containsValue(new TooDeep());
  }

  private Map<Integer, OrganizationRefusal> refusals(OrganizationChange... changes) {
    OrganizationFacts facts =
        new OrganizationFacts(
            states,
            holders,
            ancestors,
            heights,
            uses,
            Optional.empty(),
            Set.of(),
            List.of(),
            Instant.EPOCH);
    return new OrganizationDecisions(facts).refusals(List.of(changes));
  }

  private void living(UUID id, long version) {
    states.put(id, new OrganizationFacts.State(version, false, Instant.EPOCH));
    above(id, null);
  }

  private void deleted(UUID id, long version) {
    states.put(id, new OrganizationFacts.State(version, true, Instant.EPOCH));
  }

  private void above(UUID id, UUID partOf) {
    ancestors.put(id, new OrganizationFacts.Ancestor(Optional.ofNullable(partOf), false));
  }

  private static OrganizationChange create(UUID id, UUID partOf) {
    return new OrganizationChange.Create(
        Organization.named("A").id(id).partOf(partOf).build(), "{}", "");
  }

  private static OrganizationChange coded(UUID id, String code) {
    return new OrganizationChange.Create(
        Organization.named("A").id(id).odsCode(code).build(), "{}", "");
  }

  private static OrganizationChange update(UUID id, UUID partOf, long expected) {
    return new OrganizationChange.Update(
        Organization.named("A").id(id).partOf(partOf).build(), "{}", "", OptionalLong.of(expected));
  }

  private static OrganizationChange restore(UUID id, long version) {
    return new OrganizationChange.Restore(
        Organization.named("A").id(id).version(version).build(), "{}", "");
  }
}
