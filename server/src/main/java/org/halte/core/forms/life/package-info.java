/**
 * The life of an association's own forms: read what somebody brings and say all that is wrong with
 * it ({@link org.halte.core.forms.life.Drafts}), publish it for good or as a trial, withdraw it,
 * bring it back ({@link org.halte.core.forms.life.FormLife}). Administrators of the association do
 * this; its coordinators may look.
 */
@NullMarked
package org.halte.core.forms.life;

import org.jspecify.annotations.NullMarked;
