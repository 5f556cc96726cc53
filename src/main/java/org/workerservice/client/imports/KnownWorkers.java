package org.workerservice.client.imports;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.workerservice.client.imports.MissingWorkers.Missing;

/** Tells from all keys of a system which workers a file lacks; not thread-safe. */
final class KnownWorkers {
  private final Set<String> fileIds;
  private final Set<String> present = new HashSet<>();
  private final Map<String, String> missingToId = new LinkedHashMap<>();

  KnownWorkers(Set<String> fileIds) {
    this.fileIds = fileIds;
  }

  /** Adds one of the keys of a worker. One key in the file is enough for the worker. */
  void add(String id, String worker) {
    if (fileIds.contains(id)) {
      present.add(worker);
      missingToId.remove(worker);
    } else if (!present.contains(worker)) {
      missingToId.putIfAbsent(worker, id);
    }
  }

  long count() {
    return present.size() + missingToId.size();
  }

  /** Returns the workers without a key in the file, each with its first key. */
  List<Missing> missing() {
    return missingToId.entrySet().stream()
        .map(one -> new Missing(one.getValue(), one.getKey()))
        .toList();
  }
}
