package org.halte.core.intake.findings;

/**
 * One reason to look at a report before it is believed.
 *
 * @param path the answer's place, {@code /data/besoins[2]/quantite}, or the root's for the whole
 * @param kind lower-case code: {@code constraint}, {@code required}, {@code unknown-choice}, … as
 *     {@link org.halte.core.forms.answers.Finding.Kind} has them, and {@code unknown-original},
 *     {@code unknown-version}, {@code phone-clock}
 * @param value the answer as sent; "" when it is missing
 */
public record Flag(String path, String kind, String value) {}
