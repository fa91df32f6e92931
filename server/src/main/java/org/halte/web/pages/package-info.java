/**
 * The built screens, served as files: the phone's app, the desk and the pages around signing in.
 * Enter by {@link org.halte.web.pages.PageConfiguration}.
 */
@NullMarked
package org.halte.web.pages;

import org.jspecify.annotations.NullMarked;
