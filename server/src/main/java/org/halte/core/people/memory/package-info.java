/**
 * What a node remembers about people and tokens for a few seconds, forgotten as soon as anything
 * about them changes, on whatever node. Enter by {@link org.halte.core.people.memory.Memories}.
 */
@NullMarked
package org.halte.core.people.memory;

import org.jspecify.annotations.NullMarked;
