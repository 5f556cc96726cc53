package org.workerservice.matching.scan;

import java.util.List;
import org.workerservice.bus.Address;
import org.workerservice.bus.Command;

/** A request to compare stored records with each other. Stays on its node. */
public sealed interface ScanCommand extends Command<ScanCommand.Slice> {
  /** The address of {@link ScanVerticle}. */
  Address<ScanCommand> ADDRESS = new Address<>("matching.scan");

  /**
   * Compares records with their candidates, until about this many pairs are scored or the end is
   * reached.
   *
   * @param from the first record
   * @param to after the last record
   * @param maxPairs after the record that reaches it, the scan stops
   */
  record Scan(ScanPlan plan, int from, int to, int maxPairs) implements ScanCommand {}

  /**
   * The result of a scan.
   *
   * @param next the first record that was not compared
   * @param bands all scored pairs
   * @param matches those at or above the threshold
   */
  record Slice(int next, BandCounts bands, List<Match> matches) {
    /** Copies the list. */
    public Slice {
      matches = List.copyOf(matches);
    }
  }

  /** Two records that match, the one that owns the pair first. */
  record Match(int record, int other, double score) {}
}
