/** The two journeys, told in a real browser on the packaged server. */
package org.halte.e2e;
