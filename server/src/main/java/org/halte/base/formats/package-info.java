/**
 * Readers and writers of the files people bring and take away: xlsx, csv and markdown tables, as a
 * {@link org.halte.base.formats.Workbook} of text cells that know their place.
 *
 * <p>Enter by {@link org.halte.base.formats.Spreadsheets#read}, for maps by {@link
 * org.halte.base.formats.KmlTables#read}; to give a table away, {@link
 * org.halte.base.formats.XlsxWriter} and {@link org.halte.base.formats.CsvWriter}. Whatever cannot
 * be read is an {@link org.halte.base.formats.UnreadableFile} with a sentence for the person who
 * brought it.
 */
@NullMarked
package org.halte.base.formats;

import org.jspecify.annotations.NullMarked;
