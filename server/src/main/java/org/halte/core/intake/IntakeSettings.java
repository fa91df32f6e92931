package org.halte.core.intake;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much a phone may send.
 *
 * @param largestFile {@code halte.intake.largest-file} or HALTE_INTAKE_LARGEST_FILE: bytes of one
 *     photo or sound, 25,000,000 by default; our app shrinks photos to less than one million
 */
@ConfigurationProperties("halte.intake")
public record IntakeSettings(@DefaultValue("25000000") long largestFile) {}
