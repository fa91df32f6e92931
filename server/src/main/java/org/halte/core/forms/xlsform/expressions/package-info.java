/**
 * Whether what authors write in logic columns is an XPath expression at all: phones refuse a whole
 * form for one bracket. Enter by {@link org.halte.core.forms.xlsform.expressions.Grammar}.
 */
@NullMarked
package org.halte.core.forms.xlsform.expressions;

import org.jspecify.annotations.NullMarked;
