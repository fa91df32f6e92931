/**
 * What the answers to each question of a form add up to. Enter by {@link
 * org.halte.field.data.charts.FormCharts}.
 */
@NullMarked
package org.halte.field.data.charts;

import org.jspecify.annotations.NullMarked;
