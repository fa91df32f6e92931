/**
 * Files made to break readers of forms, for the tests and, ten thousand at a time, for the bench.
 */
package org.halte.hostile;
