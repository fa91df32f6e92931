/** What a form gathered, over HTTP: its data page, exports, charts and the links to fill it. */
@NullMarked
package org.halte.web.api.forms;

import org.jspecify.annotations.NullMarked;
