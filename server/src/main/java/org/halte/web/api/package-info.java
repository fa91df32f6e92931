/**
 * The JSON addresses that screens and programs call, under {@code /api} and {@code /basemap}. Each
 * class stands for one subject; rights are decided below, where the data is read.
 */
@NullMarked
package org.halte.web.api;

import org.jspecify.annotations.NullMarked;
