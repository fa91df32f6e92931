package org.halte.core.forms.answers;

import java.util.regex.Pattern;

/** Tells the name of an attached file from an ordinary answer. */
final class FileNames {
  private static final Pattern ATTACHMENT =
      Pattern.compile(
          "[^/\\\\\\p{Cntrl}]{1,200}\\.(?i:jpe?g|png|webp|gif|heic|bmp|svg|mp4|3gpp?|mov|webm|mkv"
              + "|m4a|mp3|amr|ogg|opus|wav|aac|pdf|csv|xlsx?|docx?|odt|ods|txt|zip|osm)");

  private FileNames() {}

  static boolean looksLikeAttachment(String text) {
    return ATTACHMENT.matcher(text).matches();
  }
}
