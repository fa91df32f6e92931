package org.halte.core.forms;

import java.util.Optional;

/** What a published version was made of: what its authors go on editing. */
public record FormSource(Optional<String> markdown, Optional<byte[]> xlsx) {}
