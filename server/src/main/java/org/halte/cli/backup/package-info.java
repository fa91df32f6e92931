/**
 * One sealed file that holds a whole instance. {@link org.halte.cli.backup.BackupWriter} makes it
 * from one snapshot of a database that may be in use, {@link org.halte.cli.backup.BackupReader}
 * puts it into an empty folder and compares. Inside the seal the file is a zip: {@code head.json},
 * {@code keys.json}, {@code tables/…} in COPY's text format, {@code blobs/…}, {@code
 * manifest.json}.
 */
@NullMarked
package org.halte.cli.backup;

import org.jspecify.annotations.NullMarked;
