package org.halte.core.forms.life;

/** A trial says so in its title, which every phone shows. */
final class TrialTitle {

  private static final String MARK = "ESSAI · ";

  private TrialTitle() {}

  /** The title with the mark, or without. */
  static String in(String title, boolean trial) {
    String plain = title.startsWith(MARK) ? title.substring(MARK.length()) : title;
    return trial ? MARK + plain : plain;
  }
}
