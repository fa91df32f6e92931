/**
 * The fictional Paris of the demonstration: from a seed and a last night to a whole {@link
 * org.halte.cli.demo.story.Story} of associations, places, visits and evictions, and to the {@link
 * org.halte.cli.demo.story.Expected} figures that Halte must show for it. Pure: no database, no
 * Spring, no clock. Enter by {@link org.halte.cli.demo.story.Simulator}.
 */
@NullMarked
package org.halte.cli.demo.story;

import org.jspecify.annotations.NullMarked;
