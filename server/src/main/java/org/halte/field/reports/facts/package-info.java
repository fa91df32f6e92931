/**
 * The vocabulary of reports: results, qualities, needs, what was given, evictions, and the rule by
 * which needs live. Plain values, without database; see {@link
 * org.halte.field.reports.facts.ReportFacts}.
 */
@NullMarked
package org.halte.field.reports.facts;

import org.jspecify.annotations.NullMarked;
