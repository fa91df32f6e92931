package org.halte.core.lists;

/**
 * One list as a phone gets it.
 *
 * @param csv UTF-8, comma-separated, first line {@code name,label,…}; exact, hence for phones only:
 *     people get {@link EntityLists#findForPeople}
 * @param md5 of those bytes: it changes when and only when the content does
 */
@SuppressWarnings("ArrayRecordComponent") // sent to one phone, never compared
public record EntityList(String dataset, byte[] csv, String md5) {

  public String fileName() {
    return dataset + EntityLists.ENDING;
  }
}
