/**
 * Writers for tables that are larger than memory: rows go out as they come. Enter by {@link
 * org.halte.base.formats.streams.TableSink}.
 */
@NullMarked
package org.halte.base.formats.streams;

import org.jspecify.annotations.NullMarked;
