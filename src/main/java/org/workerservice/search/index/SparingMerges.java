package org.workerservice.search.index;

import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.apache.lucene.index.FilterMergePolicy;
import org.apache.lucene.index.MergePolicy;
import org.apache.lucene.index.MergeTrigger;
import org.apache.lucene.index.SegmentInfos;

/** Starts no merge while the disk is full: a merge temporarily needs as much room as its input. */
final class SparingMerges extends FilterMergePolicy {
  private final BooleanSupplier hasRoom;

  SparingMerges(MergePolicy policy, BooleanSupplier hasRoom) {
    super(policy);
    this.hasRoom = hasRoom;
  }

  @Override
  public MergeSpecification findMerges(
      MergeTrigger trigger, SegmentInfos segments, MergeContext context) throws IOException {
    return hasRoom.getAsBoolean() ? super.findMerges(trigger, segments, context) : null;
  }

  @Override
  public MergeSpecification findFullFlushMerges(
      MergeTrigger trigger, SegmentInfos segments, MergeContext context) throws IOException {
    return hasRoom.getAsBoolean() ? super.findFullFlushMerges(trigger, segments, context) : null;
  }
}
