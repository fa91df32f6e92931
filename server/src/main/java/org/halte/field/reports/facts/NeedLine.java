package org.halte.field.reports.facts;

import java.util.Optional;

/**
 * Something that is needed.
 *
 * @param item code of the article or service: {@code duvet}
 * @param quantity how many, if asked
 * @param urgency {@code vitale}, {@code 48h} or {@code semaine}
 */
public record NeedLine(String item, Optional<Integer> quantity, Optional<String> urgency) {}
