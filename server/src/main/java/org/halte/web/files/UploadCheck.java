package org.halte.web.files;

import org.halte.base.formats.content.FileKind;

/** Looks at what is uploaded, before it is kept. */
public final class UploadCheck {

  private UploadCheck() {}

  /** Throws UploadProblem when the bytes are not of the kind that the name promises. */
  public static void keepsItsName(String name, byte[] content) {
    FileKind.promised(name)
        .filter(kind -> !kind.fits(content))
        .ifPresent(kind -> {
          throw UploadProblem.notWhatItSays(name, kind.name().replace('_', ' '));
        });
  }
}
