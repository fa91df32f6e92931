package org.halte.field.reports.facts;

import java.util.Optional;

/** Something that was given, and how many, if counted. */
public record GivenLine(String item, Optional<Integer> quantity) {}
