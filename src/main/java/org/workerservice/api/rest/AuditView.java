package org.workerservice.api.rest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** The JSON of a row of the audit log; the content before and after as its reader may see it. */
record AuditView(
    UUID id,
    Instant timestamp,
    Optional<String> userId,
    List<String> roles,
    String action,
    String entityType,
    UUID entityId,
    OptionalLong entityVersion,
    Optional<Object> oldValues,
    Optional<Object> newValues,
    Optional<String> ipAddress,
    Optional<String> userAgent,
    Optional<String> traceId) {}
