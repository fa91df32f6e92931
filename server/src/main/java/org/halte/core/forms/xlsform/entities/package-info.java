/**
 * Which lists a form adds to or changes, and with the answers of which group: {@link
 * org.halte.core.forms.xlsform.entities.EntitiesReader} reads the sheet, {@link
 * org.halte.core.forms.xlsform.entities.EntityPlaces} puts each entity where it belongs.
 */
@NullMarked
package org.halte.core.forms.xlsform.entities;

import org.jspecify.annotations.NullMarked;
