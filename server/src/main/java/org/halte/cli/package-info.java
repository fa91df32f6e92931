/**
 * The commands of the launcher. {@link org.halte.cli.Halte} is the root; each command is one class,
 * explains itself by {@code --help} and says in a sentence what went wrong.
 */
@NullMarked
package org.halte.cli;

import org.jspecify.annotations.NullMarked;
