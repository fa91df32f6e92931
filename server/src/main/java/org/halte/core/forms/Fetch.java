package org.halte.core.forms;

import java.time.Instant;

/** The version of a form that a phone fetched last. */
public record Fetch(String version, Instant at) {}
