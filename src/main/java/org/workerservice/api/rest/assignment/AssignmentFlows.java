package org.workerservice.api.rest.assignment;

import org.workerservice.flow.Toolbox;
import org.workerservice.flow.assignment.ReadAssignments;
import org.workerservice.flow.assignment.ReadTimeline;
import org.workerservice.flow.assignment.WriteAssignments;
import org.workerservice.flow.worker.ReadWorkers;

/** The operations on assignments behind the interface. */
public record AssignmentFlows(ReadAssignments read, WriteAssignments write, ReadTimeline timeline) {
  /** Creates the operations with these tools. */
  public static AssignmentFlows of(Toolbox tools) {
    ReadWorkers reads = new ReadWorkers(tools);
    return new AssignmentFlows(
        new ReadAssignments(tools, reads),
        new WriteAssignments(tools),
        new ReadTimeline(tools, reads));
  }
}
