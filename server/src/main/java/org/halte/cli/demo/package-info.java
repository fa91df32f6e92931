/**
 * The demonstration: {@link org.halte.cli.demo.Seeder} fills a data folder once with the fictional
 * Paris of {@code story}, every report through {@code core.intake} as a phone would send it; {@link
 * org.halte.cli.demo.DemoFolder} knows whether that was done.
 */
@NullMarked
package org.halte.cli.demo;

import org.jspecify.annotations.NullMarked;
