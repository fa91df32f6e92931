/**
 * Filled forms turned into reports, and places kept in step with them. {@link
 * org.halte.field.reports.ReportFollower} follows the feed of submissions; what it derived it can
 * derive again. {@link org.halte.field.reports.ReportDesk} is where people read and judge one.
 */
@NullMarked
package org.halte.field.reports;

import org.jspecify.annotations.NullMarked;
