/**
 * Two engines judge the same answers: the browser's, as the phone's app runs it, and JavaRosa, as
 * the server does. Enter by {@link org.halte.bench.differential.Differential}.
 */
@NullMarked
package org.halte.bench.differential;

import org.jspecify.annotations.NullMarked;
