package org.workerservice.flow.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workerservice.support.SampleWorkers.id;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.workerservice.model.LinkType;
import org.workerservice.model.Worker;
import org.workerservice.model.WorkerLink;
import org.workerservice.persistence.merge.MergeRecord;
import org.workerservice.persistence.merge.MovedLink;
import org.workerservice.support.SampleWorkers;

class LinkReplayTest {
  private static final int WORKERS = 7;
  private static final int STEPS = 14;

  /** Workers whose links merges and reversals change, and what has not been reversed. */
  private static final class Registry {
    final Map<UUID, List<WorkerLink>> idToLinks = new HashMap<>();
    final Map<UUID, UUID> duplicateToMain = new HashMap<>();
    final List<MergeRecord> merges = new ArrayList<>();
    private int made;

    Registry() {
      for (int number = 1; number <= WORKERS; number++) {
        idToLinks.put(id(number), new ArrayList<>());
      }
    }

    void link(UUID one, UUID other, LinkType type) {
      idToLinks.get(one).add(new WorkerLink(other, type));
      idToLinks.get(other).add(new WorkerLink(one, LinkType.SEEALSO));
    }

    List<UUID> living() {
      return idToLinks.keySet().stream()
          .filter(one -> !duplicateToMain.containsKey(one))
          .sorted()
          .toList();
    }

    private Worker worker(UUID one) {
      return SampleWorkers.living(one.getLeastSignificantBits())
          .id(one)
          .links(List.copyOf(idToLinks.get(one)))
          .build();
    }

    private List<Worker> workers(Set<UUID> ids) {
      return ids.stream().map(this::worker).toList();
    }

    MergeRecord merge(UUID main, UUID duplicate) {
      LinkMoves moves = new LinkMoves(workers(idToLinks.keySet()));
      List<MovedLink> moved = moves.merge(main, duplicate);
      idToLinks.replaceAll((one, links) -> moves.of(one));
      duplicateToMain.put(duplicate, main);
      made++;
      MergeRecord merge = record(new UUID(9, made), main, duplicate, moved);
      merges.add(merge);
      return merge;
    }

    void reverse(UUID merge) {
      MergeRecord reversed =
          merges.stream().filter(one -> one.id().equals(merge)).findFirst().orElseThrow();
      Set<UUID> tops =
          reversed.links().stream().map(link -> top(link.other())).collect(Collectors.toSet());
      tops.add(top(reversed.main()));
      List<MergeRecord> later =
          merges.stream()
              .skip(merges.indexOf(reversed) + 1L)
              .filter(one -> tops.contains(top(one.main())))
              .toList();
      Set<UUID> ids = new HashSet<>(tops);
      ids.add(reversed.duplicate());
      for (UUID one = reversed.main(); one != null; one = duplicateToMain.get(one)) {
        ids.add(one);
      }
      List<Worker> workers = workers(ids);
      LinkReplay replay = new LinkReplay(workers, reversed, later);
      workers.forEach(one -> idToLinks.put(one.id().orElseThrow(), replay.links(one)));
      merges.remove(reversed);
      merges.replaceAll(one -> record(one.id(), one.main(), one.duplicate(), replay.moved(one)));
      duplicateToMain.remove(reversed.duplicate());
    }

    private UUID top(UUID one) {
      return duplicateToMain.containsKey(one) ? top(duplicateToMain.get(one)) : one;
    }

    Set<List<Object>> links() {
      return idToLinks.entrySet().stream()
          .flatMap(
              one ->
                  one.getValue().stream()
                      .map(
                          link ->
                              List.<Object>of(one.getKey(), link.otherWorkerId(), link.linkType())))
          .collect(Collectors.toSet());
    }

    private static MergeRecord record(
        UUID merge, UUID main, UUID duplicate, List<MovedLink> links) {
      return new MergeRecord(
          merge,
          main,
          duplicate,
          "grace",
          Instant.EPOCH,
          Optional.empty(),
          Optional.empty(),
          SampleWorkers.living(1).build(),
          SampleWorkers.living(2).build(),
          List.of(),
          links,
          Map.of(),
          List.of(),
          2,
          Optional.empty());
    }
  }

  private static final UUID A = id(1);
  private static final UUID B = id(2);
  private static final UUID Y = id(3);
  private static final UUID Z = id(4);

  private static Registry linked() {
    Registry registry = new Registry();
    registry.link(B, Z, LinkType.REFER);
    return registry;
  }

  @Test
  void shouldGiveALinkBackWhenTheOtherEndWasMergedLater() {
    Registry registry = linked();
    MergeRecord first = registry.merge(A, B);
    MergeRecord second = registry.merge(Y, Z);

    registry.reverse(first.id());
    registry.reverse(second.id());

    assertThat(registry.links()).isEqualTo(linked().links());
  }

  @Test
  void shouldGiveALinkBackWhenBothEndsWereMergedIntoOneWorker() {
    Registry registry = linked();
    MergeRecord first = registry.merge(A, B);
    MergeRecord second = registry.merge(A, Z);

    registry.reverse(first.id());
    registry.reverse(second.id());

    assertThat(registry.links()).isEqualTo(linked().links());
  }

  @Test
  void shouldNotGiveBackWhatTheTwoHadWithEachOther() {
    Registry registry = linked();
    MergeRecord merge = registry.merge(B, Z);

    registry.reverse(merge.id());

    assertThat(registry.links()).isEmpty();
  }

  @Test
  void shouldLeaveALinkEndedThatAUserEndedAfterALaterMerge() {
    Registry registry = new Registry();
    registry.link(Z, id(5), LinkType.REFER);
    MergeRecord first = registry.merge(A, B);
    registry.merge(A, Z);
    registry.idToLinks.put(id(5), List.of());
    registry.idToLinks.put(
        A,
        registry.idToLinks.get(A).stream()
            .filter(link -> link.linkType() == LinkType.REPLACES)
            .toList());

    registry.reverse(first.id());

    assertThat(registry.idToLinks.get(A)).containsExactly(new WorkerLink(Z, LinkType.REPLACES));
    assertThat(registry.idToLinks.get(id(5))).isEmpty();
  }

  /** Links are what the merges that still hold make of the first ones, whatever the order. */
  @Property(tries = 2000)
  void shouldLinkAsIfReversedMergesHadNeverBeenMade(@ForAll long seed) {
    Random random = new Random(seed);
    Registry registry = new Registry();
    Registry first = new Registry();
    for (int one = 1; one < WORKERS; one++) {
      for (int other = one + 1; other <= WORKERS; other++) {
        if (random.nextInt(4) == 0) {
          LinkType type = random.nextBoolean() ? LinkType.REFER : LinkType.SEEALSO;
          registry.link(id(one), id(other), type);
          first.link(id(one), id(other), type);
        }
      }
    }

    for (int step = 0; step < STEPS; step++) {
      change(registry, random);
    }

    registry.merges.forEach(one -> first.merge(one.main(), one.duplicate()));
    assertThat(registry.links()).isEqualTo(first.links());
  }

  private static void change(Registry registry, Random random) {
    List<UUID> living = registry.living();
    if (random.nextBoolean() && living.size() > 1) {
      int main = random.nextInt(living.size());
      int duplicate = (main + 1 + random.nextInt(living.size() - 1)) % living.size();
      registry.merge(living.get(main), living.get(duplicate));
      return;
    }
    List<MergeRecord> reversible =
        registry.merges.stream()
            .filter(one -> one.links().stream().noneMatch(link -> link.other().equals(one.main())))
            .toList();
    if (!reversible.isEmpty()) {
      registry.reverse(reversible.get(random.nextInt(reversible.size())).id());
    }
  }
}
