package org.workerservice.flow.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.workerservice.model.Worker;
import org.workerservice.support.WorkerArbitraries;
import org.workerservice.survivorship.Merged;
import org.workerservice.survivorship.Provenance;
import org.workerservice.survivorship.Rule;
import org.workerservice.survivorship.Rules;
import org.workerservice.survivorship.Side;
import org.workerservice.survivorship.Survivorship;
import org.workerservice.survivorship.Transfer;

class TransfersTest {
  private static final Provenance ANY = new Provenance(Instant.EPOCH, 0, false);

  @Provide
  Arbitrary<Worker> workers() {
    return WorkerArbitraries.validWorkers();
  }

  private static Side side(Worker worker, long number) {
    return new Side(worker.toBuilder().id(new UUID(5, number)).build(), field -> ANY);
  }

  @Property(tries = 200)
  void shouldKeepEveryTransfer(
      @ForAll("workers") Worker master, @ForAll("workers") Worker duplicate) {
    Merged merged =
        Survivorship.merge(
            side(master, 1),
            side(duplicate, 2),
            new Rules(Rule.MOST_COMPLETE, Map.of()),
            Map.of("telecom", new UUID(5, 2)));

    assertThat(merged.transfers())
        .allSatisfy(
            (Transfer transfer) ->
                assertThat(Transfers.of(Transfers.stored(transfer))).isEqualTo(transfer));
  }
}
