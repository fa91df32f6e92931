/**
 * What a published form asks, read from its XForm: questions in order, groups, repeats, choices and
 * their words in every language. For tables, charts and exports of what was answered. Enter by
 * {@link org.halte.core.forms.contents.FormContents}.
 */
@NullMarked
package org.halte.core.forms.contents;

import org.jspecify.annotations.NullMarked;
