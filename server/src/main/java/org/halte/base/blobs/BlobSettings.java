package org.halte.base.blobs;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where blobs live.
 *
 * @param folder {@code halte.blobs.folder} or HALTE_BLOBS_FOLDER: {@code blobs} in the data folder
 *     by default; several nodes share one
 */
@ConfigurationProperties("halte.blobs")
record BlobSettings(Path folder) {}
