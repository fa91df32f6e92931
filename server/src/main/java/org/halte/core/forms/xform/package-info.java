/**
 * Writes a form model as the ODK XForm that phones, browsers and JavaRosa open. Enter by {@link
 * org.halte.core.forms.xform.XFormWriter}; each part of the document has a class of its own.
 */
@NullMarked
package org.halte.core.forms.xform;

import org.jspecify.annotations.NullMarked;
