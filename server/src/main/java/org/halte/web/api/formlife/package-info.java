/**
 * The life of an association's forms over HTTP: rehearse and publish ({@link
 * org.halte.web.api.formlife.PublishApi}), look after ({@link
 * org.halte.web.api.formlife.FormLifeApi}).
 */
@NullMarked
package org.halte.web.api.formlife;

import org.jspecify.annotations.NullMarked;
