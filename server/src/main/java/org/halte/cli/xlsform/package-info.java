/**
 * Many forms through one compiler: JSON lines in, JSON lines out. Enter by {@link
 * org.halte.cli.xlsform.Batch}; docs/interfaces.md says what the lines hold.
 */
@NullMarked
package org.halte.cli.xlsform;

import org.jspecify.annotations.NullMarked;
