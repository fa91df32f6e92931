package org.halte.base.media;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.GpsDirectory;
import com.drew.metadata.exif.makernotes.AppleMakernoteDirectory;
import com.drew.metadata.iptc.IptcDirectory;
import com.drew.metadata.photoshop.PhotoshopDirectory;
import com.drew.metadata.xmp.XmpDirectory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.halte.base.media.bytes.Refusal;
import org.halte.base.media.bytes.Uncleanable;

/**
 * A second pair of eyes: a reader that others wrote looks at what was cleaned. If it still finds a
 * position or an author's notes, the file is not kept.
 */
final class SecondLook {

  private static final List<Class<? extends Directory>> TELLTALE =
      List.of(
          GpsDirectory.class,
          XmpDirectory.class,
          IptcDirectory.class,
          PhotoshopDirectory.class,
          AppleMakernoteDirectory.class);

  private SecondLook() {}

  static void check(byte[] content) {
    Metadata found;
    try {
      found = ImageMetadataReader.readMetadata(new ByteArrayInputStream(content), content.length);
    } catch (ImageProcessingException | IOException | RuntimeException e) {
      // A kind that it does not read: there is one pair of eyes for it.
      return;
    }
    for (Directory directory : found.getDirectories()) {
      if (TELLTALE.stream().anyMatch(kind -> kind.isInstance(directory))) {
        throw new Uncleanable(Refusal.UNKNOWN);
      }
    }
  }
}
